package dev.lonja.registry.commit;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.BatchPlan;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.directory.LostDatabaseException;
import dev.lonja.registry.storage.Transactions;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Concurrent writes share transactions: one writer takes what is queued, applies it in order in one transaction, commits
 * once, and then answers all.
 *
 * <p>A failure rolls the batch back and its writes are tried one by one, each in a transaction of its own, so that a bad
 * one fails alone. A reply exists only after the commit of what it says.
 */
@Singleton
public class GroupCommit implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final Transactions transactions;
    private final Directory directory;
    private final CommitListener listener;
    private final int maxBatch;
    private final long maxWaitNanos;
    private final BlockingQueue<Write> queue;
    private final Thread writer = new Thread(this::run, "lonja-writer");
    private volatile boolean isClosed;

    @Inject
    GroupCommit(
            WriterTransactions transactions,
            Directory directory,
            @All List<CommitListener> listeners,
            CommitConfig config) {
        this((Transactions) transactions, directory, new CommitListeners(listeners), config);
    }

    /** A writer that starts at once; the transactions are for its thread alone. */
    public GroupCommit(Transactions transactions, Directory directory, CommitListener listener, CommitConfig config) {
        this.listener = listener;
        this.transactions = transactions;
        this.directory = directory;
        this.maxBatch = config.maxBatch();
        this.maxWaitNanos = config.maxWait().toNanos();
        this.queue = new ArrayBlockingQueue<>(config.maxQueued());
        writer.setDaemon(true);
        writer.start();
    }

    /** Queues a change. The stage completes on the writer's thread, after the commit; or fails, and nothing changed. */
    public CompletionStage<Outcome> submit(DirectoryChange change) {
        Write write = new Write(change, System.nanoTime() + maxWaitNanos, new CompletableFuture<>());
        if (isClosed || !queue.offer(write)) {
            String reason = isClosed ? "the registry is stopping" : "too many writes are waiting: " + queue.size();
            write.outcome().completeExceptionally(new DirectoryException(reason));
        }
        return write.outcome();
    }

    /** The writes that wait for the writer. */
    public int queued() {
        return queue.size();
    }

    /** Whether the writer is there at all. */
    public boolean isAlive() {
        return writer.isAlive();
    }

    /** Whether a write waits for longer than it may, because the writer does not come to look at it. */
    public boolean isStuck() {
        Write first = queue.peek();
        return first != null && isLate(first);
    }

    /** Lets the writer finish what is queued, and ends it. */
    @Override
    @PreDestroy
    public void close() {
        isClosed = true;
        try {
            writer.join(Duration.ofNanos(maxWaitNanos));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Write> batch = new ArrayList<>(maxBatch);
        while (!isClosed || !queue.isEmpty()) {
            fill(batch);
            batch.removeIf(GroupCommit::failsLate);
            if (!batch.isEmpty()) {
                commit(batch);
                batch.clear();
            }
        }
    }

    private void fill(List<Write> batch) {
        try {
            Write first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, maxBatch - 1);
            }
        } catch (InterruptedException ending) {
            isClosed = true;
        }
    }

    private void commit(List<Write> batch) {
        List<DirectoryChange> changes = batch.stream().map(Write::change).toList();
        listener.beginning();
        try {
            answer(batch, apply(changes));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "a batch of %d failed", batch.size());
            listener.failed(changes);
            // Of a lost one perhaps all is committed: trying again would answer "already" to whom it was done for.
            if (batch.size() == 1 || failure instanceof LostDatabaseException) {
                fail(batch, failure);
            } else {
                batch.forEach(write -> commitAlone(write, failure));
            }
        }
    }

    private List<Outcome> apply(List<DirectoryChange> changes) {
        Supplier<List<Outcome>> work = () -> directory.applyAll(changes);
        List<Outcome> outcomes =
                BatchPlan.isOneStatement(changes) ? transactions.asOneStatement(work) : transactions.inOne(work);
        listener.committed(changes, outcomes);
        return outcomes;
    }

    private static void answer(List<Write> batch, List<Outcome> outcomes) {
        for (int at = 0; at < outcomes.size(); at++) {
            batch.get(at).outcome().complete(outcomes.get(at));
        }
    }

    private void commitAlone(Write write, RuntimeException batchFailure) {
        List<Write> alone = List.of(write);
        if (isLate(write)) {
            fail(alone, batchFailure);
        } else {
            commit(alone);
        }
    }

    private static void fail(List<Write> batch, RuntimeException failure) {
        batch.forEach(write -> write.outcome().completeExceptionally(failure));
    }

    private static boolean failsLate(Write write) {
        return isLate(write)
                && write.outcome()
                        .completeExceptionally(new DirectoryException("the write waited too long for its turn"));
    }

    private static boolean isLate(Write write) {
        return System.nanoTime() - write.deadlineNanos() > 0;
    }

    private record Write(DirectoryChange change, long deadlineNanos, CompletableFuture<Outcome> outcome) {}
}
