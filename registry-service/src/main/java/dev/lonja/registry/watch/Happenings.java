package dev.lonja.registry.watch;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** What has happened since the last round, as far as a watch is about it. Noted on any thread, taken by the rounds. */
@Singleton
final class Happenings {
    /** More in one round means extreme load: then the watches get RESYNC instead of events. */
    static final int MAX_WAITING = 16_384;

    private final BlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile boolean isLost;

    void add(Happening happening) {
        if (!waiting.offer(happening)) {
            isLost = true;
        }
    }

    /** Takes what has happened, in order. If there was too much, anything may have. */
    List<Happening> take() {
        List<Happening> taken = new ArrayList<>();
        waiting.drainTo(taken);
        if (isLost) {
            isLost = false;
            taken.add(new Happening.AllPresencesChanged());
            taken.add(new Happening.AllFilesChanged());
        }
        return taken;
    }
}
