package dev.lonja.transport.session;

import dev.lonja.transport.frame.FrameKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Limits the events that wait: beyond the limit, those of a watch are dropped, and when there is room again one event asks the other
 * side to list again. Belongs to one event loop.
 */
final class EventOverflow {
    private final SessionOutput output;
    private final int maxBytes;
    private final LongFunction<byte[]> resync;
    private @Nullable Set<Long> lost;

    EventOverflow(SessionOutput output, int maxBytes, LongFunction<byte[]> resync) {
        this.output = output;
        this.maxBytes = maxBytes;
        this.resync = resync;
    }

    /** Adds the event of a watch, or drops it. */
    void add(long watch, byte[] payload) {
        if (lost != null && lost.contains(watch)) {
            return;
        }
        if (output.eventBytes() + payload.length > maxBytes) {
            lost = lost == null ? new LinkedHashSet<>() : lost;
            lost.add(watch);
        } else {
            output.add(FrameKind.EVENT, 0, payload);
        }
    }

    /** Frames have left: reports the losses if there is room for new events. */
    void reportLosses() {
        if (lost == null || output.eventBytes() > maxBytes / 2) {
            return;
        }
        List<Long> watches = List.copyOf(lost);
        lost = null;
        for (long watch : watches) {
            byte[] payload = resync.apply(watch);
            if (payload.length > 0) {
                output.add(FrameKind.EVENT, 0, payload);
            }
        }
    }
}
