package dev.lonja.registry.listing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The replies to LIST_CONTENT, by owner, no more than so many bytes of them.
 *
 * <p>What is invalidated while it is being loaded is not kept: its readers asked before the change was acknowledged.
 */
final class CachedContents {
    /** What the cache itself needs for an entry, about. */
    private static final int OVERHEAD_BYTES = 512;

    private final Function<String, ContentListing> loader;
    private final AsyncCache<String, ContentListing> contents;

    CachedContents(long maxBytes, Function<String, ContentListing> loader) {
        this.loader = loader;
        this.contents = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(CachedContents::weigh)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** The owner's content; loaded by {@code blocking}, once however many ask. */
    CompletableFuture<ContentListing> get(String owner, Executor blocking) {
        CompletableFuture<ContentListing> content = contents.get(
                owner, (name, ignored) -> CompletableFuture.supplyAsync(() -> loader.apply(name), blocking));
        if (!content.isDone()) {
            content.thenAccept(loaded -> {
                if (loaded instanceof ContentListing.NoSuchOwner) {
                    contents.asMap().remove(owner, content);
                }
            });
        }
        return content;
    }

    void invalidate(Collection<String> owners) {
        contents.synchronous().invalidateAll(owners);
    }

    void invalidateAll() {
        contents.synchronous().invalidateAll();
    }

    private static int weigh(String owner, ContentListing content) {
        long bytes = content instanceof ContentListing.Cached(EncodedReply reply) ? reply.sizeBytes() : 0;
        return (int) Math.min(Integer.MAX_VALUE, bytes + OVERHEAD_BYTES);
    }
}
