package dev.lonja.registry.listing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.ListingConfig;
import dev.lonja.registry.delivery.ListingMemory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The replies to LIST_CONTENT by owner, up to a number of bytes. Safe from any thread.
 *
 * <p>Many readers share one load. A reader may see a load that began before a change only if the reader asked before that
 * change was acknowledged:
 *
 * <ul>
 *   <li>Each change of an owner, REGISTER included, invalidates the owner when it is committed and before it is
 *       acknowledged. That removes a load in flight too: its readers get it, later ones load again.
 *   <li>That an owner does not exist is never cached. A reader that was given this by a load that somebody else began
 *       loads for itself: the owner may have registered since, at another registry.
 * </ul>
 */
@Singleton
final class CachedContents {
    /** The estimated size of an entry without its reply. */
    private static final int OVERHEAD_BYTES = 512;

    private final Function<String, ContentListing> loader;
    private final AsyncCache<String, ContentListing> contents;

    @Inject
    CachedContents(ContentLoader loader, ListingConfig config) {
        this(ListingMemory.of(config).maxContentsBytes(), loader::load);
    }

    CachedContents(long maxBytes, Function<String, ContentListing> loader) {
        this.loader = loader;
        this.contents = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(CachedContents::weigh)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** The content of the owner. If it is not cached, {@code blocking} loads it, once for all who ask meanwhile. */
    CompletableFuture<ContentListing> get(String owner, Executor blocking) {
        CompletableFuture<ContentListing> own = new CompletableFuture<>();
        CompletableFuture<ContentListing> shared = contents.get(owner, (name, ignored) -> own);
        if (shared == own) {
            load(owner, blocking, own);
            return own;
        }
        return shared.thenCompose(content -> content instanceof ContentListing.NoSuchOwner
                ? load(owner, blocking, new CompletableFuture<>())
                : CompletableFuture.completedFuture(content));
    }

    /** Removes these owners from the cache. Loads in flight are not cached. */
    void invalidate(Collection<String> owners) {
        contents.synchronous().invalidateAll(owners);
    }

    void invalidateAll() {
        contents.synchronous().invalidateAll();
    }

    private CompletableFuture<ContentListing> load(
            String owner, Executor blocking, CompletableFuture<ContentListing> into) {
        try {
            blocking.execute(() -> complete(owner, into));
        } catch (RuntimeException refused) {
            into.completeExceptionally(refused);
        }
        return into;
    }

    private void complete(String owner, CompletableFuture<ContentListing> into) {
        try {
            ContentListing content = loader.apply(owner);
            if (!content.isCached()) {
                // Before anybody can find it completed.
                contents.asMap().remove(owner, into);
            }
            into.complete(content);
        } catch (RuntimeException failure) {
            into.completeExceptionally(failure);
        }
    }

    private static int weigh(String owner, ContentListing content) {
        long bytes = content instanceof ContentListing.Cached(EncodedReply reply) ? reply.sizeBytes() : 0;
        return (int) Math.min(Integer.MAX_VALUE, bytes + OVERHEAD_BYTES);
    }
}
