package dev.lonja.registry.directory;

import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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
    private final RequestHandler handler;
    private final int maxBatch;
    private final long maxWaitNanos;
    private final BlockingQueue<Write> queue;
    private final Thread writer = new Thread(this::run, "lonja-writer");
    private volatile boolean isClosed;

    /** A writer that starts at once. */
    public GroupCommit(Transactions transactions, RequestHandler handler, CommitConfig config) {
        this.transactions = transactions;
        this.handler = handler;
        this.maxBatch = config.maxBatch();
        this.maxWaitNanos = config.maxWait().toNanos();
        this.queue = new ArrayBlockingQueue<>(config.maxQueued());
        writer.setDaemon(true);
        writer.start();
    }

    /** Queues a write. The stage completes on the writer's thread, after the commit; or fails, and nothing changed. */
    public CompletionStage<Reply> submit(Request request, HostAddress from) {
        Write write = new Write(request, from, System.nanoTime() + maxWaitNanos, new CompletableFuture<>());
        if (isClosed || !queue.offer(write)) {
            String reason = isClosed ? "the registry is stopping" : "too many writes are waiting: " + queue.size();
            write.reply().completeExceptionally(new DirectoryException(reason));
        }
        return write.reply();
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
        try {
            List<Reply> replies = transactions.inOne(() -> apply(batch));
            for (int at = 0; at < replies.size(); at++) {
                batch.get(at).reply().complete(replies.get(at));
            }
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "a batch of %d was rolled back", batch.size());
            batch.forEach(write -> commitAlone(write, failure));
        }
    }

    private List<Reply> apply(List<Write> batch) {
        return batch.stream()
                .map(write -> handler.handle(write.request(), write.from()))
                .toList();
    }

    private void commitAlone(Write write, RuntimeException batchFailure) {
        if (isLate(write)) {
            write.reply().completeExceptionally(batchFailure);
            return;
        }
        try {
            write.reply().complete(transactions.inOne(() -> handler.handle(write.request(), write.from())));
        } catch (RuntimeException failure) {
            write.reply().completeExceptionally(failure);
        }
    }

    private static boolean failsLate(Write write) {
        return isLate(write)
                && write.reply()
                        .completeExceptionally(new DirectoryException("the write waited too long for its turn"));
    }

    private static boolean isLate(Write write) {
        return System.nanoTime() - write.deadlineNanos() > 0;
    }

    private record Write(Request request, HostAddress from, long deadlineNanos, CompletableFuture<Reply> reply) {}
}
