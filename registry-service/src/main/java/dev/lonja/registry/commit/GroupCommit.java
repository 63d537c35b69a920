package dev.lonja.registry.commit;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.background.KeepsThread;
import dev.lonja.registry.background.LivingThread;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.database.WriterTransactions;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.LostDatabaseException;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The writer of the directory: concurrent changes share transactions. One thread takes the queued changes, makes them in
 * one transaction, commits once, and then answers all of them.
 *
 * <p>When a batch fails, it is rolled back, and its changes are tried one by one in their own transactions, so that a bad
 * change fails alone. No change is answered before the commit that makes it durable.
 */
@Singleton
public class GroupCommit implements KeepsThread, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    /** How often an idle writer checks whether it has been closed. */
    private static final Duration CLOSE_CHECK = Duration.ofMillis(200);

    private final Transactions transactions;
    private final Directory directory;
    private final CommitListener listener;
    private final CommitLimits limits;
    private final BlockingQueue<Write> queue;
    private final LivingThread writer = new LivingThread("lonja-writer", this::run);
    private volatile boolean isClosed;

    @Inject
    GroupCommit(WriterTransactions transactions, Directory directory, @All List<CommitListener> listeners) {
        this(transactions, directory, new CommitListeners(listeners), CommitLimits.DEFAULT);
    }

    /** A writer that starts at once. Only its thread uses the transactions. */
    public GroupCommit(Transactions transactions, Directory directory, CommitListener listener, CommitLimits limits) {
        this.listener = listener;
        this.transactions = transactions;
        this.directory = directory;
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.maxQueued());
        writer.start();
    }

    /** Queues a change. The stage completes after the commit, on the writer's thread. If it fails, the change may be lost. */
    public CompletionStage<Outcome> submit(DirectoryChange change) {
        return submitForResult(change).thenApply(ChangeResult::outcome);
    }

    /** The same with all that the change has found. */
    public CompletionStage<ChangeResult> submitForResult(DirectoryChange change) {
        Write write = new Write(change, System.nanoTime() + limits.maxWait().toNanos(), new CompletableFuture<>());
        if (isClosed || !queue.offer(write)) {
            String reason = isClosed ? "the registry is stopping" : "too many changes are waiting: " + queue.size();
            write.result().completeExceptionally(new RejectedExecutionException(reason));
        }
        return write.result();
    }

    /** The number of changes that wait for the writer. */
    public int queued() {
        return queue.size();
    }

    @Override
    public LivingThread thread() {
        return writer;
    }

    /** Whether a change has waited for too long, because the writer is too slow or stuck. */
    public boolean isStuck() {
        Write first = queue.peek();
        return first != null && isLate(first);
    }

    /** Stops the writer after the queued changes. */
    @Override
    @PreDestroy
    public void close() {
        isClosed = true;
        writer.end();
        writer.join(limits.maxWait());
    }

    private void run() {
        List<Write> batch = new ArrayList<>(limits.maxBatch());
        while (!isClosed || !queue.isEmpty()) {
            fill(batch);
            batch.removeIf(GroupCommit::failsLate);
            if (!batch.isEmpty()) {
                commitOrFail(batch);
                batch.clear();
            }
        }
    }

    private void fill(List<Write> batch) {
        try {
            Write first = queue.poll(CLOSE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, limits.maxBatch() - 1);
            }
        } catch (InterruptedException nobodyMeansIt) {
            // Only close() ends the writer.
        }
    }

    /** Answers every change, also after an unexpected failure: its permit is released only with the answer. */
    private void commitOrFail(List<Write> batch) {
        try {
            commit(batch);
        } catch (Throwable broken) {
            fail(batch, new LostDatabaseException("the writer has failed; whether it wrote is not known", broken));
            listener.failed(batch.stream().map(Write::change).toList());
            throw broken;
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
            // If the connection was lost, the batch may be committed: a second try would answer "already" to its own
            // change.
            if (batch.size() == 1 || failure instanceof LostDatabaseException) {
                fail(batch, failure);
            } else {
                batch.forEach(write -> commitAlone(write, failure));
            }
        }
    }

    private List<ChangeResult> apply(List<DirectoryChange> changes) {
        BatchPlan plan = BatchPlan.of(changes);
        Supplier<List<ChangeResult>> work = () -> plan.apply(directory);
        List<ChangeResult> results = plan.isOneExchange() ? transactions.asOneExchange(work) : transactions.inOne(work);
        listener.committed(changes, results);
        return results;
    }

    private static void answer(List<Write> batch, List<ChangeResult> results) {
        for (int at = 0; at < results.size(); at++) {
            batch.get(at).result().complete(results.get(at));
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
        batch.forEach(write -> write.result().completeExceptionally(failure));
    }

    private static boolean failsLate(Write write) {
        return isLate(write)
                && write.result()
                        .completeExceptionally(
                                new RejectedExecutionException("the change waited too long for the writer"));
    }

    private static boolean isLate(Write write) {
        return System.nanoTime() - write.deadlineNanos() > 0;
    }

    private record Write(DirectoryChange change, long deadlineNanos, CompletableFuture<ChangeResult> result) {}
}
