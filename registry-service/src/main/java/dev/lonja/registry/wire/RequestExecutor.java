package dev.lonja.registry.wire;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.ReplyEncoder;
import dev.lonja.protocol.Request;
import dev.lonja.registry.directory.Change;
import dev.lonja.registry.directory.GroupCommit;
import dev.lonja.registry.directory.HostAddress;
import dev.lonja.registry.directory.RequestHandler;
import dev.lonja.registry.directory.Transactions;
import dev.lonja.registry.presence.GhostRule;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The only crossing from an event loop to the blocking threads, and back to the same event loop.
 *
 * <p>Writes go to the {@link GroupCommit}; listings, and what ghosts need, to a small pool beside it. Replies are
 * encoded before the way back, because a listing can be long.
 */
@Singleton
public class RequestExecutor implements AutoCloseable {
    private final RequestHandler handler;
    private final Transactions transactions;
    private final GroupCommit writes;
    private final GhostRule ghosts;
    private final ReplyEncoder encoder;
    private final ThreadPoolExecutor readers;
    private final FailureLog failures = new FailureLog();

    RequestExecutor(
            RequestHandler handler,
            Transactions transactions,
            GroupCommit writes,
            GhostRule ghosts,
            WireConfig config) {
        this.handler = handler;
        this.transactions = transactions;
        this.writes = writes;
        this.ghosts = ghosts;
        this.encoder = new ReplyEncoder(config.classic().listContent());
        this.readers = readers(config);
    }

    /** Executes the request and hands the bytes of its reply to {@code onReply} in {@code context}; always answers. */
    void execute(Request request, HostAddress from, Context context, Consumer<Buffer> onReply) {
        start(request, from).handle((reply, failure) -> {
            Buffer bytes = encode(failure == null ? reply : failed(request, failure));
            context.runOnContext(back -> onReply.accept(bytes));
            return bytes;
        });
    }

    /** The bytes of a reply. */
    Buffer encode(Reply reply) {
        return Buffer.buffer(encoder.encode(reply));
    }

    @Override
    @PreDestroy
    public void close() {
        readers.shutdown();
    }

    private CompletionStage<Reply> start(Request request, HostAddress from) {
        return RequestHandler.findChange(request, from)
                .map(change -> write(request, from, change))
                .orElseGet(() -> read(request, from));
    }

    private CompletionStage<Reply> write(Request request, HostAddress from, Change change) {
        return writes.submit(change)
                .thenCompose(
                        outcome -> outcome == Outcome.ALREADY_CONNECTED && request instanceof Request.Connect connect
                                ? ghosts.reconsider(connect, from, readers)
                                : CompletableFuture.completedFuture(RequestHandler.status(request, outcome)));
    }

    private CompletionStage<Reply> read(Request request, HostAddress from) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> transactions.inOne(() -> handler.handle(request, from)), readers);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    private Reply failed(Request request, Throwable failure) {
        failures.log(request.operation(), failure);
        return new Reply.Status(request.operation(), Outcome.FAILED);
    }

    private static ThreadPoolExecutor readers(WireConfig config) {
        AtomicInteger number = new AtomicInteger();
        var queue = new ArrayBlockingQueue<Runnable>(config.maxQueuedReads());
        return new ThreadPoolExecutor(config.readers(), config.readers(), 0, TimeUnit.SECONDS, queue, work -> {
            Thread reader = new Thread(work, "lonja-reader-" + number.incrementAndGet());
            reader.setDaemon(true);
            return reader;
        });
    }
}
