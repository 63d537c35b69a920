package dev.lonja.registry.operations;

import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDate;
import dev.lonja.registry.storage.OperationRepository;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.registry.wire.WireListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/** Holds answered requests until they are written to the log, and counts those that exceed the limit. Any thread. */
@Singleton
public class OperationRecorder implements WireListener {
    /** A log for people to read; more records per second would cost the database more than they tell. */
    private static final int MAX_PER_SECOND = 500;

    private final int maxPerSecond;
    private final BlockingQueue<Recorded> queue;
    private final LongAdder dropped = new LongAdder();

    @Inject
    OperationRecorder(OperationsConfig config) {
        this(config.maxRows() > 0 ? MAX_PER_SECOND : 0);
    }

    /**
     * A recorder with another limit.
     *
     * @param maxPerSecond 0 records nothing
     */
    OperationRecorder(int maxPerSecond) {
        this.maxPerSecond = maxPerSecond;
        // The writer empties the queue once per second, and so its size is the rate.
        this.queue = new ArrayBlockingQueue<>(Math.max(1, maxPerSecond));
    }

    private record Recorded(Instant at, AnsweredRequest request, String user) {
        OperationRepository.Entry entry() {
            return new OperationRepository.Entry(
                    at,
                    user,
                    request.request().operation().name(),
                    request.outcome().name(),
                    request.from().text(),
                    request.date().map(RequestDate::text));
        }
    }

    @Override
    public void answered(AnsweredRequest answered) {
        if (!(answered.request() instanceof Request.FromUser fromUser) || maxPerSecond == 0) {
            return;
        }
        if (PresenceCheck.in(fromUser).isPresent()) {
            return; // Agents ask at short intervals, and nobody would find the other requests between them.
        }
        // Under load the queue is full most of the time, and then the clock need not be read.
        if (queue.remainingCapacity() == 0 || !queue.offer(new Recorded(Instant.now(), answered, fromUser.user()))) {
            dropped.increment();
        }
    }

    /** The number of requests since the start that are missing in the log. */
    public long dropped() {
        return dropped.sum();
    }

    /** Takes the entries that wait for the log. */
    List<OperationRepository.Entry> take() {
        List<Recorded> taken = new ArrayList<>();
        queue.drainTo(taken);
        return taken.stream().map(Recorded::entry).toList();
    }

    /** Counts entries that could not be written. */
    void lost(int entries) {
        dropped.add(entries);
    }
}
