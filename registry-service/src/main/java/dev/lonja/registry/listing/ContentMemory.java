package dev.lonja.registry.listing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.delivery.ListingConfig;
import dev.lonja.registry.delivery.ListingMemory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The memory of what is cached of the files of owners, for classic clients and for sessions together, up to a number of bytes. Safe from
 * any thread.
 */
@Singleton
final class ContentMemory {
    /** The estimated size of an entry without its bytes. */
    private static final int OVERHEAD_BYTES = 512;
    /** The number of versions, which owners share: so many that a change rarely affects pages of another owner. */
    private static final int VERSIONS = 1 << 14;

    private final AsyncCache<Key, Kept> all;
    private final AtomicLongArray versions = new AtomicLongArray(VERSIONS);

    @Inject
    ContentMemory(ListingConfig config) {
        this(ListingMemory.of(config).maxContentsBytes());
    }

    /** A memory of that many bytes. */
    ContentMemory(long maxBytes) {
        this.all = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher(ContentMemory::weigh)
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * What is kept of an owner.
     *
     * @param page of the files as sessions list them; empty for the listing of classic clients
     */
    record Key(String owner, Optional<Page> page) {
        static Key classic(String owner) {
            return new Key(owner, Optional.empty());
        }
    }

    /** Something that is kept. */
    interface Kept {
        /** The bytes that it takes. */
        long sizeBytes();
    }

    AsyncCache<Key, Kept> all() {
        return all;
    }

    /** A number that is higher after each change of the owner's files that this registry knows of. */
    long version(String owner) {
        return versions.get(place(owner));
    }

    /** The files of the owner have changed. */
    void changed(String owner) {
        versions.incrementAndGet(place(owner));
    }

    /** The files of these owners have changed, and what is kept of them for classic clients is removed. */
    void invalidate(Collection<String> owners) {
        owners.forEach(this::changed);
        all.synchronous().invalidateAll(owners.stream().map(Key::classic).toList());
    }

    /** The files of all owners may have changed. */
    void invalidateAll() {
        for (int place = 0; place < VERSIONS; place++) {
            versions.incrementAndGet(place);
        }
        all.synchronous().invalidateAll();
    }

    private static int place(String owner) {
        int hash = owner.hashCode();
        return (hash ^ hash >>> 16) & VERSIONS - 1;
    }

    private static int weigh(Key key, Kept kept) {
        long after = key.page().map(page -> 2L * page.after().length()).orElse(0L);
        return (int) Math.min(Integer.MAX_VALUE, kept.sizeBytes() + after + OVERHEAD_BYTES);
    }
}
