package dev.lonja.registry.watch;

import dev.lonja.protocol.value.Watched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The watches whose sessions have to list again, because it is not known what has happened, or because it is too much. Each is told
 * so at once, but not again before a pause: listing costs more than the events that it replaces. For one thread.
 */
final class Resyncs {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Listing all users takes a page for every hundred of them. */
    private static final Duration PAUSE_OF_USERS = Duration.ofSeconds(30);

    private final WatchIndex index;
    private final LongSupplier nanoTime;
    private final Set<Watch> pending = new LinkedHashSet<>();
    private final Map<Watch, Long> sent = new HashMap<>();

    Resyncs(WatchIndex index, LongSupplier nanoTime) {
        this.index = index;
        this.nanoTime = nanoTime;
    }

    void add(Watch watch) {
        pending.add(watch);
    }

    void addAll(Collection<Watch> watches) {
        pending.addAll(watches);
    }

    /** Takes those whose pause is over. */
    List<Watch> due() {
        long now = nanoTime.getAsLong();
        sent.entrySet()
                .removeIf(each -> now - each.getValue() >= pause(each.getKey()).toNanos());
        List<Watch> due = new ArrayList<>();
        pending.removeIf(watch -> {
            boolean isOver = !sent.containsKey(watch);
            if (isOver && index.contains(watch)) {
                due.add(watch);
            }
            return isOver;
        });
        due.forEach(watch -> sent.put(watch, now));
        return due;
    }

    private static Duration pause(Watch watch) {
        return watch.what() instanceof Watched.Users ? PAUSE_OF_USERS : PAUSE;
    }
}
