package dev.lonja.registry.wire;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.registry.commit.CommitLimits;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.registry.directory.RequestHandler;
import dev.lonja.registry.listing.ContentListing;
import dev.lonja.registry.listing.EncodedReply;
import dev.lonja.registry.listing.Listings;
import dev.lonja.registry.presence.GhostRule;
import dev.lonja.registry.storage.Transactions;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Permits;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The only crossing from an event loop to the blocking threads, and back to the same event loop.
 *
 * <p>Only so many requests are under way at a time; the others wait for their turn with their connections.
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
    private final Refusals refusals;
    private final Permits<Asked> permits;
    private final ThreadPoolExecutor readers;
    private final FailureLog failures = new FailureLog();

    RequestExecutor(
            RequestHandler handler,
            Transactions transactions,
            GroupCommit writes,
            Listings listings,
            GhostRule ghosts,
            Replies replies,
            Refusals refusals,
            WireConfig config) {
        this.handler = handler;
        this.transactions = transactions;
        this.writes = writes;
        this.listings = listings;
        this.ghosts = ghosts;
        this.replies = replies;
        this.refusals = refusals;
        // What has its turn finds room in both queues.
        this.permits = new Permits<>(
                Math.min(config.maxInFlight(), Math.min(config.maxQueuedReads(), CommitLimits.DEFAULT.maxQueued())));
        this.readers = readers(config);
    }

    /**
     * Executes the request when it is its turn, and answers in its context, where this is called; always answers, and at
     * once if the reply is in memory. False if it has to wait for its turn: nothing more should be read meanwhile.
     */
    boolean execute(Asked asked) {
        boolean hasPermit = permits.acquire(asked);
        if (hasPermit) {
            begin(asked);
        }
        return hasPermit;
    }

    /** Nobody is interested in the reply any more; a request that has begun goes on. */
    void giveUp(Asked asked) {
        permits.cancel(asked);
    }

    /** The requests that are being executed. */
    public int inFlight() {
        return permits.inUse();
    }

    /** The complete requests that wait for their turn. */
    public int waiting() {
        return permits.waiting();
    }

    @Override
    @PreDestroy
    public void close() {
        readers.shutdown();
    }

    private void begin(Asked asked) {
        Request request = asked.request();
        CompletableFuture<EncodedReply> reply =
                startOrFail(request, asked.from()).toCompletableFuture();
        if (reply.isDone() && !reply.isCompletedExceptionally()) {
            releasePermit();
            asked.answer(reply.join());
            return;
        }
        reply.whenComplete((encoded, failure) -> {
            EncodedReply known = failure == null ? encoded : failed(request, failure);
            asked.context().runOnContext(back -> asked.answer(known));
            releasePermit();
        });
    }

    private void releasePermit() {
        permits.release().ifPresent(next -> next.context().runOnContext(here -> begin(next)));
    }

    /** Whatever happens, a turn is given back. */
    private CompletionStage<EncodedReply> startOrFail(Request request, HostAddress from) {
        try {
            return start(request, from);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletionStage<EncodedReply> start(Request request, HostAddress from) {
        return switch (request) {
            case Request.ListUsers(String user) ->
                listings.findUsers(new Caller(user, from))
                        .<CompletionStage<EncodedReply>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> ask(request, from));
            case Request.ListContent(String user, String owner) ->
                listings.findContent(new Caller(user, from), owner, readers)
                        .<CompletionStage<EncodedReply>>map(
                                content -> content.thenCompose(known -> content(request, from, known)))
                        .orElseGet(() -> ask(request, from));
            case Request.Change change -> write(request.operation(), RequestHandler.changeOf(change, from));
            // Contents are with the peers; and a registry that has no sessions fails HELLO.
            case Request.PeerRequest peerRequest ->
                CompletableFuture.completedFuture(replies.status(request.operation(), Outcome.FAILED));
            case Request.Control control ->
                CompletableFuture.completedFuture(replies.status(request.operation(), Outcome.FAILED));
        };
    }

    private CompletionStage<EncodedReply> write(Operation operation, DirectoryChange change) {
        return writes.submit(change)
                .thenCompose(outcome ->
                        outcome == Outcome.ALREADY_CONNECTED && change instanceof DirectoryChange.Connect connect
                                ? ghosts.reconsider(connect, readers)
                                : CompletableFuture.completedFuture(outcome))
                .thenApply(outcome -> replies.status(operation, outcome));
    }

    private CompletionStage<EncodedReply> content(Request request, HostAddress from, ContentListing content) {
        return switch (content) {
            case ContentListing.Cached(EncodedReply reply) -> CompletableFuture.completedFuture(reply);
            case ContentListing.NoSuchOwner nobody ->
                CompletableFuture.completedFuture(replies.status(request.operation(), Outcome.NO_SUCH_OWNER));
            case ContentListing.TooLong tooLong -> ask(request, from);
        };
    }

    /** Asks the database, whatever is in memory. */
    private CompletionStage<EncodedReply> ask(Request request, HostAddress from) {
        return CompletableFuture.supplyAsync(
                () -> replies.encode(transactions.inOne(() -> handler.handle(request, from))), readers);
    }

    private EncodedReply failed(Request request, Throwable failure) {
        failures.log(request.operation(), failure);
        if (causeOf(failure) instanceof ListingTooLongException) {
            refusals.count(Refusals.Reason.LIST_LENGTH);
        }
        return replies.status(request.operation(), Outcome.FAILED);
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
