package dev.lonja.registry.operations;

import dev.lonja.protocol.Request;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.registry.wire.WireListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/** Keeps what was asked for until it is written, and counts what there is no room for. Any thread. */
@Singleton
public class OperationRecorder implements WireListener {
    private final int maxPerSecond;
    private final BlockingQueue<Recorded> queue;
    private final LongAdder dropped = new LongAdder();

    OperationRecorder(OperationsConfig config) {
        this.maxPerSecond = config.maxPerSecond();
        // Emptied once a second: its size is the rate.
        this.queue = new ArrayBlockingQueue<>(Math.max(1, maxPerSecond));
    }

    record Recorded(Instant at, AnsweredRequest request, String user) {}

    @Override
    public void answered(AnsweredRequest answered) {
        if (!(answered.request() instanceof Request.FromUser fromUser) || maxPerSecond == 0) {
            return;
        }
        // Looked at before the clock is read, because under load there is no room most of the time.
        if (queue.remainingCapacity() == 0 || !queue.offer(new Recorded(Instant.now(), answered, fromUser.user()))) {
            dropped.increment();
        }
    }

    /** The operations that were not written so far. */
    public long dropped() {
        return dropped.sum();
    }

    List<Recorded> take() {
        List<Recorded> taken = new ArrayList<>();
        queue.drainTo(taken);
        return taken;
    }

    /** They could not be written. */
    void lost(List<Recorded> records) {
        dropped.add(records.size());
    }
}
