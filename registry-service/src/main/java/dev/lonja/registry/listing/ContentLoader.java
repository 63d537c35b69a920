package dev.lonja.registry.listing;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.CollectedReply;
import dev.lonja.registry.delivery.ListingBudget;
import dev.lonja.registry.delivery.ListingConfig;
import dev.lonja.registry.delivery.ListingMemory;
import dev.lonja.registry.delivery.ListingName;
import dev.lonja.registry.delivery.ListingQueries;
import jakarta.inject.Singleton;

/** Reads the reply to a LIST_CONTENT from the database, unless it is too long for the cache. Blocks. */
@Singleton
class ContentLoader {
    private final ListingQueries queries;
    private final ListingBudget budget;
    private final ReplyEncoder encoder;
    private final long maxBytes;

    ContentLoader(ListingQueries queries, ListingBudget budget, ReplyEncoder encoder, ListingConfig config) {
        this.encoder = encoder;
        this.queries = queries;
        this.budget = budget;
        this.maxBytes = ListingMemory.of(config).maxContentBytes();
    }

    ContentListing load(String owner) {
        try (CollectedReply listing = new CollectedReply(budget, maxBytes)) {
            Outcome outcome = queries.collect(new ListingName.Content(owner, encoder.contentForm()), listing);
            if (outcome != Outcome.OK) {
                return new ContentListing.NoSuchOwner();
            }
            return listing.find()
                    .<ContentListing>map(ContentListing.Cached::new)
                    .orElseGet(
                            () -> listing.isTooLong() ? new ContentListing.TooLong() : new ContentListing.NoMemory());
        }
    }
}
