package dev.lonja.transport.tls;

import dev.lonja.transport.FairQueue;
import dev.lonja.transport.HostAddress;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The handshakes of accepted connections: how many may be in progress at once, and the threads that compute them, so that event
 * loops continue to serve connections while thousands of clients come back. Networks take turns. Safe from any thread.
 */
public final class Handshakes {
    private static final String THREADS = "lonja-handshake";

    private final FairQueue<String> queue;
    private final Executor threads;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** Handshakes within those limits, on that many threads, which end with Vert.x. */
    public Handshakes(Vertx vertx, FairQueue.Limits limits, int threadCount) {
        WorkerExecutor workers = vertx.createSharedWorkerExecutor(THREADS, threadCount);
        this.threads = task -> workers.executeBlocking(
                () -> {
                    task.run();
                    return null;
                },
                false);
        this.queue = new FairQueue<>(limits, new FairQueue.Listener() {
            @Override
            public void runningChanged(int by) {
                running.addAndGet(by);
            }

            @Override
            public void waitingChanged(int by) {
                waiting.addAndGet(by);
            }
        });
    }

    /** Takes a place; {@code whenRunning} is called on any thread. Empty if too many are waiting. */
    Optional<FairQueue<String>.Place> enter(HostAddress from, Runnable whenRunning) {
        return queue.enter(from.network(), whenRunning);
    }

    Executor threads() {
        return threads;
    }

    void countCompleted() {
        completed.increment();
    }

    void countFailed() {
        failed.increment();
    }

    /** The number of handshakes in progress. */
    public int running() {
        return running.get();
    }

    /** The number of connections whose handshake waits for its turn. */
    public int waiting() {
        return waiting.get();
    }

    /** The number of handshakes that were completed so far. */
    public long completed() {
        return completed.sum();
    }

    /** The number of handshakes that failed, were refused or took too long so far. */
    public long failed() {
        return failed.sum();
    }
}
