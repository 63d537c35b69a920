package dev.lonja.registry.requests;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.listing.ContentListing;
import dev.lonja.registry.listing.EncodedReply;
import dev.lonja.registry.listing.Listings;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers the questions of users: from a cached listing in the event loop, or else from the database on a reader thread. The
 * reader thread also encodes the listing, because it can be long.
 */
@Singleton
class Questions {
    private final Listings listings;
    private final Directory directory;
    private final Transactions transactions;
    private final Readers readers;
    private final ReplyEncoder encoder;

    Questions(
            Listings listings, Directory directory, Transactions transactions, Readers readers, ReplyEncoder encoder) {
        this.listings = listings;
        this.directory = directory;
        this.transactions = transactions;
        this.readers = readers;
        this.encoder = encoder;
    }

    /** Answers a question that came from that address. */
    CompletionStage<Answer> answer(Request.Question question, HostAddress from) {
        Caller caller = new Caller(question.user(), from);
        return switch (question) {
            case Request.ListUsers listUsers ->
                listings.findUsers(caller)
                        .<CompletionStage<Answer>>map(
                                reply -> CompletableFuture.completedFuture(new Answer.Listing(reply)))
                        .orElseGet(() -> read(question, caller, () -> new Reply.Users(directory.connectedUsers())));
            case Request.ListContent(String user, String owner) ->
                PresenceCheck.in(question)
                        .map(check -> check(question, caller, check))
                        .orElseGet(() -> listContent(question, caller, owner));
        };
    }

    private CompletionStage<Answer> listContent(Request.Question question, Caller caller, String owner) {
        return listings.findContent(caller, owner, readers)
                .<CompletionStage<Answer>>map(
                        found -> found.thenCompose(content -> content(question, caller, owner, content)))
                .orElseGet(() -> readContent(question, caller, owner));
    }

    /** Answers whether the caller is connected at that port, with what it publishes if the check wants it. */
    private CompletionStage<Answer> check(Request.Question question, Caller caller, PresenceCheck check) {
        return listings.findPort(caller)
                .map(port ->
                        CompletableFuture.completedFuture(port == check.port() ? Outcome.OK : Outcome.NOT_CONNECTED))
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> authorize(caller, check.port()), readers))
                .thenCompose(outcome -> {
                    if (outcome != Outcome.OK) {
                        return CompletableFuture.completedFuture(Answer.of(outcome));
                    }
                    return switch (check.wants()) {
                        case PRESENCE -> CompletableFuture.completedFuture(encode(new Reply.Content(List.of())));
                        case PUBLISHED -> listContent(question, caller, caller.user());
                    };
                });
    }

    private Outcome authorize(Caller caller, int port) {
        return transactions.inOne(() -> {
            Outcome authorization = directory.authorize(caller);
            boolean isElsewhere = authorization == Outcome.OK
                    && directory
                            .findPresence(caller.user())
                            .filter(presence -> presence.port() == port)
                            .isEmpty();
            return isElsewhere ? Outcome.NOT_CONNECTED : authorization;
        });
    }

    private CompletionStage<Answer> content(
            Request.Question question, Caller caller, String owner, ContentListing content) {
        return switch (content) {
            case ContentListing.Cached(EncodedReply reply) ->
                CompletableFuture.completedFuture(new Answer.Listing(reply));
            case ContentListing.NoSuchOwner nobody ->
                CompletableFuture.completedFuture(Answer.of(Outcome.NO_SUCH_OWNER));
            case ContentListing.TooLong tooLong -> readContent(question, caller, owner);
        };
    }

    private CompletionStage<Answer> readContent(Request.Question question, Caller caller, String owner) {
        Operation operation = question.operation();
        return read(
                question,
                caller,
                () -> directory
                        .findContent(owner)
                        .<Reply>map(Reply.Content::new)
                        .orElseGet(() -> new Reply.Status(operation, Outcome.NO_SUCH_OWNER)));
    }

    /** Reads a listing from the database, if the caller may see it. */
    private CompletionStage<Answer> read(Request.Question question, Caller caller, Supplier<Reply> listing) {
        Supplier<Reply> reading = () -> {
            Outcome authorization = directory.authorize(caller);
            return authorization == Outcome.OK ? listing.get() : new Reply.Status(question.operation(), authorization);
        };
        return CompletableFuture.supplyAsync(() -> encode(transactions.inOne(reading)), readers);
    }

    private Answer encode(Reply reply) {
        return reply instanceof Reply.Status status
                ? Answer.of(status.outcome())
                : new Answer.Listing(EncodedReply.of(encoder.encode(reply)));
    }
}
