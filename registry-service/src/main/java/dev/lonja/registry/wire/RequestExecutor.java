package dev.lonja.registry.wire;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.registry.directory.Change;
import dev.lonja.registry.directory.GroupCommit;
import dev.lonja.registry.directory.HostAddress;
import dev.lonja.registry.directory.RequestHandler;
import dev.lonja.registry.directory.Speaker;
import dev.lonja.registry.directory.Transactions;
import dev.lonja.registry.listing.Content;
import dev.lonja.registry.listing.EncodedReply;
import dev.lonja.registry.listing.Listings;
import dev.lonja.registry.presence.GhostRule;
import io.vertx.core.Context;
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
 * <p>Writes go to the {@link GroupCommit}. {@link Listings} that are kept are answered without a crossing; the others, and
 * what ghosts need, go to a small pool, and are encoded there, because a listing can be long.
 */
@Singleton
public class RequestExecutor implements AutoCloseable {
    private final RequestHandler handler;
    private final Transactions transactions;
    private final GroupCommit writes;
    private final Listings listings;
    private final GhostRule ghosts;
    private final Replies replies;
    private final ThreadPoolExecutor readers;
    private final FailureLog failures = new FailureLog();

    RequestExecutor(
            RequestHandler handler,
            Transactions transactions,
            GroupCommit writes,
            Listings listings,
            GhostRule ghosts,
            Replies replies,
            WireConfig config) {
        this.handler = handler;
        this.transactions = transactions;
        this.writes = writes;
        this.listings = listings;
        this.ghosts = ghosts;
        this.replies = replies;
        this.readers = readers(config);
    }

    /**
     * Executes the request and hands its reply to {@code onReply} in {@code context}, where this is called; always
     * answers, and at once if the reply is in memory.
     */
    void execute(Request request, HostAddress from, Context context, Consumer<EncodedReply> onReply) {
        CompletableFuture<EncodedReply> reply = start(request, from).toCompletableFuture();
        if (reply.isDone() && !reply.isCompletedExceptionally()) {
            onReply.accept(reply.join());
            return;
        }
        reply.whenComplete((encoded, failure) -> {
            EncodedReply known = failure == null ? encoded : failed(request, failure);
            context.runOnContext(back -> onReply.accept(known));
        });
    }

    @Override
    @PreDestroy
    public void close() {
        readers.shutdown();
    }

    private CompletionStage<EncodedReply> start(Request request, HostAddress from) {
        return switch (request) {
            case Request.ListUsers(String user) ->
                listings.findUsers(new Speaker(user, from))
                        .<CompletionStage<EncodedReply>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> ask(request, from));
            case Request.ListContent(String user, String owner) ->
                listings.findContent(new Speaker(user, from), owner, readers)
                        .<CompletionStage<EncodedReply>>map(
                                content -> content.thenCompose(known -> content(request, from, known)))
                        .orElseGet(() -> ask(request, from));
            case Request.FromUser change ->
                RequestHandler.findChange(change, from)
                        .map(wanted -> write(request.operation(), wanted))
                        .orElseThrow();
            case Request.GetFile getFile ->
                CompletableFuture.completedFuture(replies.status(request.operation(), Outcome.FAILED));
        };
    }

    private CompletionStage<EncodedReply> write(Operation operation, Change change) {
        return writes.submit(change)
                .thenCompose(outcome -> outcome == Outcome.ALREADY_CONNECTED && change instanceof Change.Connect connect
                        ? ghosts.reconsider(connect, readers)
                        : CompletableFuture.completedFuture(outcome))
                .thenApply(outcome -> replies.status(operation, outcome));
    }

    private CompletionStage<EncodedReply> content(Request request, HostAddress from, Content content) {
        return switch (content) {
            case Content.Kept(EncodedReply reply) -> CompletableFuture.completedFuture(reply);
            case Content.NoSuchOwner nobody ->
                CompletableFuture.completedFuture(replies.status(request.operation(), Outcome.NO_SUCH_OWNER));
            case Content.TooLong tooLong -> ask(request, from);
        };
    }

    /** Asks the database, whatever is in memory. */
    private CompletionStage<EncodedReply> ask(Request request, HostAddress from) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> replies.encode(transactions.inOne(() -> handler.handle(request, from))), readers);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    private EncodedReply failed(Request request, Throwable failure) {
        failures.log(request.operation(), failure);
        return replies.status(request.operation(), Outcome.FAILED);
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
