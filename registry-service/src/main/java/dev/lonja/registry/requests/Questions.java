package dev.lonja.registry.requests;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.ListingName;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.listing.ContentListing;
import dev.lonja.registry.listing.Listings;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers the questions of classic clients: from a cached listing in the event loop, or else from the database. */
@Singleton
class Questions {
    private final Listings listings;
    private final UncachedListings uncached;
    private final Directory directory;
    private final Transactions transactions;
    private final Readers readers;
    private final ContentForm cachedForm;
    private final EncodedReply nothing;

    Questions(
            Listings listings,
            UncachedListings uncached,
            Directory directory,
            Transactions transactions,
            ReplyEncoder encoder) {
        this.listings = listings;
        this.uncached = uncached;
        this.directory = directory;
        this.transactions = transactions;
        this.readers = uncached.readers();
        this.cachedForm = encoder.contentForm();
        this.nothing = EncodedReply.of(encoder.encode(new Reply.Content(List.of())));
    }

    /** Answers a question that came from that address; a listing of files has that form. */
    CompletionStage<Answer> answer(Request.Question question, HostAddress from, ContentForm form) {
        Caller caller = new Caller(question.user(), from);
        return switch (question) {
            case Request.ListUsers listUsers ->
                listings.findUsers(caller)
                        .map(reply -> uncached.borrow(reply, caller, new ListingName.Users()))
                        .orElseGet(() -> uncached.read(caller, new ListingName.Users()));
            case Request.ListContent(String user, String owner) ->
                PresenceCheck.in(question)
                        .map(check -> check(caller, check, form))
                        .orElseGet(() -> listContent(caller, new ListingName.Content(owner, form)));
            case KeyRequest keyRequest -> ofSession(question);
            case DirectoryRequest directoryRequest -> ofSession(question);
        };
    }

    /** The classic codec does not read such a request. */
    private static CompletionStage<Answer> ofSession(Request.Question question) {
        return CompletableFuture.completedFuture(Answer.notServed(question.operation()));
    }

    /** The listing; only that in the form of most clients is cached. */
    private CompletionStage<Answer> listContent(Caller caller, ListingName.Content name) {
        if (name.form() != cachedForm) {
            return uncached.read(caller, name);
        }
        return listings.findContent(caller, name.owner(), readers)
                .<CompletionStage<Answer>>map(found -> found.thenCompose(content -> content(caller, name, content)))
                .orElseGet(() -> uncached.read(caller, name));
    }

    private CompletionStage<Answer> content(Caller caller, ListingName name, ContentListing content) {
        return switch (content) {
            case ContentListing.Cached(EncodedReply reply) -> uncached.borrow(reply, caller, name);
            case ContentListing.NoSuchOwner nobody ->
                CompletableFuture.completedFuture(Answer.of(Outcome.NO_SUCH_OWNER));
            case ContentListing.TooLong tooLong -> uncached.stream(caller, name);
            case ContentListing.NoMemory noMemory -> uncached.stream(caller, name);
        };
    }

    /** Answers whether the caller is connected at that port, with what it publishes if the check wants it. */
    private CompletionStage<Answer> check(Caller caller, PresenceCheck check, ContentForm form) {
        return listings.findPort(caller)
                .map(port ->
                        CompletableFuture.completedFuture(port == check.port() ? Outcome.OK : Outcome.NOT_CONNECTED))
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> authorize(caller, check.port()), readers))
                .thenCompose(outcome -> {
                    if (outcome != Outcome.OK) {
                        return CompletableFuture.completedFuture(Answer.of(outcome));
                    }
                    return switch (check.wants()) {
                        case PRESENCE -> CompletableFuture.completedFuture(new Answer.Listing(nothing));
                        case PUBLISHED -> listContent(caller, new ListingName.Content(caller.user(), form));
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
}
