package dev.lonja.registry.listing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.listing.ContentMemory.Kept;
import dev.lonja.registry.listing.ContentMemory.Key;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The replies to LIST_CONTENT by owner, in the {@link ContentMemory}. Safe from any thread.
 *
 * <p>Many readers share one load. A reader may see a load that began before a change only if the reader asked before that
 * change was acknowledged:
 *
 * <ul>
 *   <li>Each change of an owner, REGISTER included, invalidates the owner when it is committed and before it is
 *       acknowledged. That removes a load in flight too: its readers get it, later ones load again.
 *   <li>If the change concerns one file, the writer changes the cached reply instead, provided that this was loaded before the
 *       transaction began and was not invalidated since: then this change is all that it lacks. A reply that was loaded during
 *       the transaction may be older or newer than the change, or than a later change of the same file by another registry.
 *   <li>That an owner does not exist is never cached. A reader that was given this by a load that somebody else began
 *       loads for itself: the owner may have registered since, at another registry.
 * </ul>
 */
@Singleton
final class CachedContents {
    /** After so many changes without a reader the reply is dropped, so that the writer does not copy a listing that nobody reads. */
    private static final int MAX_UNREAD_CHANGES = 8;

    private final Function<String, ContentListing> loader;
    private final ContentPatch patch;
    private final ContentMemory memory;
    private final AsyncCache<Key, Kept> contents;
    /** The number of transactions that the writer has begun. Only the writer changes it. */
    private final AtomicLong writes = new AtomicLong();

    @Inject
    CachedContents(ContentLoader loader, ContentPatch patch, ContentMemory memory) {
        this(memory, patch, loader::load);
    }

    CachedContents(ContentMemory memory, ContentPatch patch, Function<String, ContentListing> loader) {
        this.loader = loader;
        this.patch = patch;
        this.memory = memory;
        this.contents = memory.all();
    }

    /**
     * A cached listing.
     *
     * @param loadedIn how many transactions of the writer had begun when the listing was loaded
     * @param unreadChanges how many times the listing was changed since somebody asked for it
     */
    private record Entry(ContentListing listing, long loadedIn, AtomicInteger unreadChanges) implements Kept {
        @Override
        public long sizeBytes() {
            return listing instanceof ContentListing.Cached(EncodedReply reply) ? reply.sizeBytes() : 0;
        }

        ContentListing read() {
            unreadChanges.setPlain(0);
            return listing;
        }
    }

    /** The content of the owner. If it is not cached, {@code blocking} loads it, once for all who ask meanwhile. */
    CompletableFuture<ContentListing> get(String owner, Executor blocking) {
        CompletableFuture<Kept> own = new CompletableFuture<>();
        CompletableFuture<Kept> shared = contents.get(Key.classic(owner), (key, ignored) -> own);
        if (shared == own) {
            return load(owner, blocking, own);
        }
        return shared.thenCompose(kept -> ((Entry) kept).listing() instanceof ContentListing.NoSuchOwner
                ? load(owner, blocking, new CompletableFuture<>())
                : CompletableFuture.completedFuture(read(kept)));
    }

    /** Removes these owners from the cache. Loads in flight are not cached. */
    void invalidate(Collection<String> owners) {
        memory.invalidate(owners);
    }

    void invalidateAll() {
        memory.invalidateAll();
    }

    /** The writer begins a transaction. */
    void beginWrite() {
        writes.incrementAndGet();
    }

    /** The transaction that the writer began last is committed, and has published this file. */
    void published(String owner, PublishedFile file) {
        change(owner, reply -> patch.with(reply, file));
    }

    /** The transaction that the writer began last is committed, and has deleted this file. */
    void removed(String owner, String path) {
        change(owner, reply -> patch.without(reply, path));
    }

    private void change(String owner, Function<EncodedReply, Optional<EncodedReply>> change) {
        memory.changed(owner);
        Key key = Key.classic(owner);
        CompletableFuture<Kept> before = contents.asMap().get(key);
        boolean isChanged = before != null
                && before.isDone()
                && !before.isCompletedExceptionally()
                && changed((Entry) before.join(), change)
                        .filter(after ->
                                contents.asMap().replace(key, before, CompletableFuture.completedFuture(after)))
                        .isPresent();
        if (!isChanged) {
            invalidate(List.of(owner));
        }
    }

    private Optional<Entry> changed(Entry entry, Function<EncodedReply, Optional<EncodedReply>> change) {
        int unread = entry.unreadChanges().getPlain();
        if (entry.loadedIn() < writes.get()
                && unread < MAX_UNREAD_CHANGES
                && entry.listing() instanceof ContentListing.Cached(EncodedReply reply)) {
            return change.apply(reply)
                    .map(after -> new Entry(
                            new ContentListing.Cached(after), entry.loadedIn(), new AtomicInteger(unread + 1)));
        }
        return Optional.empty();
    }

    private CompletableFuture<ContentListing> load(String owner, Executor blocking, CompletableFuture<Kept> into) {
        try {
            blocking.execute(() -> complete(owner, into));
        } catch (RuntimeException refused) {
            into.completeExceptionally(refused);
        }
        return into.thenApply(CachedContents::read);
    }

    private static ContentListing read(Kept kept) {
        return ((Entry) kept).read();
    }

    private void complete(String owner, CompletableFuture<Kept> into) {
        try {
            ContentListing content = loader.apply(owner);
            if (!content.isCached()) {
                // Before anybody can find it completed.
                contents.asMap().remove(Key.classic(owner), into);
            }
            into.complete(new Entry(content, writes.get(), new AtomicInteger()));
        } catch (RuntimeException failure) {
            into.completeExceptionally(failure);
        }
    }
}
