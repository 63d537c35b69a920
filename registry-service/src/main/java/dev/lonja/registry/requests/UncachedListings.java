package dev.lonja.registry.requests;

import dev.lonja.registry.delivery.Delivery;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.ListingBudget;
import dev.lonja.registry.delivery.ListingName;
import dev.lonja.registry.delivery.ListingQueries;
import dev.lonja.registry.delivery.ListingStreams;
import dev.lonja.registry.delivery.OutgoingReply;
import dev.lonja.registry.directory.Caller;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Listings that are not cached, or whose memory is used up by other readers: a reader thread reads a short one at once, and a
 * long one is streamed. So a question with a short answer never waits behind long listings.
 */
@Singleton
class UncachedListings {
    private final ListingQueries queries;
    private final ListingStreams streams;
    private final ListingBudget budget;
    private final Readers readers;

    UncachedListings(ListingQueries queries, ListingStreams streams, ListingBudget budget, Readers readers) {
        this.queries = queries;
        this.streams = streams;
        this.budget = budget;
        this.readers = readers;
    }

    /** The threads on which short listings are read. */
    Readers readers() {
        return readers;
    }

    /** Answers with a cached reply. If readers keep too much in memory, the listing is streamed to this one. */
    CompletionStage<Answer> borrow(EncodedReply reply, Caller caller, ListingName name) {
        return budget.borrow(reply)
                .<CompletionStage<Answer>>map(
                        borrowed -> CompletableFuture.completedFuture(new Answer.Listing(borrowed)))
                .orElseGet(() -> stream(caller, name));
    }

    /** Answers with a listing of any length. */
    CompletionStage<Answer> read(Caller caller, ListingName name) {
        return CompletableFuture.supplyAsync(() -> queries.findShort(caller, name), readers)
                .thenCompose(found -> found.<CompletionStage<Answer>>map(
                                delivery -> CompletableFuture.completedFuture(answer(delivery)))
                        .orElseGet(() -> stream(caller, name)));
    }

    /** Answers with a listing that is known to be long. */
    CompletionStage<Answer> stream(Caller caller, ListingName name) {
        return streams.stream(caller, name).thenApply(UncachedListings::answer);
    }

    private static Answer answer(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Ready(OutgoingReply reply) -> new Answer.Listing(reply);
            case Delivery.Refused(var outcome) -> Answer.of(outcome);
        };
    }
}
