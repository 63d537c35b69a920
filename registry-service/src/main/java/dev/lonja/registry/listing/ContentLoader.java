package dev.lonja.registry.listing;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.storage.ContentSize;
import dev.lonja.registry.storage.FileRepository;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the reply to a LIST_CONTENT from the database, unless it is too long for the cache. Blocks. */
@Singleton
class ContentLoader {
    private final Transactions transactions;
    private final FileRepository files;
    private final ReplyEncoder encoder;
    private final ListingLimits limits;
    private final long maxBytes;

    ContentLoader(
            Transactions transactions,
            FileRepository files,
            ReplyEncoder encoder,
            ListingLimits limits,
            ListingConfig config) {
        this.transactions = transactions;
        this.files = files;
        this.encoder = encoder;
        this.limits = limits;
        this.maxBytes = ListingMemory.of(config).maxContentBytes();
    }

    ContentListing load(String owner) {
        return transactions.inOne(() -> {
            Optional<ContentSize> found = files.findContentSize(owner);
            if (found.isEmpty()) {
                return new ContentListing.NoSuchOwner();
            }
            ContentSize size = found.get();
            return size.bytes() > maxBytes || size.files() > limits.maxEntries()
                    ? new ContentListing.TooLong()
                    : new ContentListing.Cached(reply(size.userId()));
        });
    }

    private EncodedReply reply(long userId) {
        ListingBuilder listing = new ListingBuilder();
        AtomicLong count = new AtomicLong();
        files.forEachOfUser(userId, file -> {
            listing.append(bytes -> encoder.append(bytes, file));
            count.incrementAndGet();
        });
        return listing.build(bytes -> encoder.beginListing(bytes, count.get()));
    }
}
