package dev.lonja.registry.listing;

import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.PresenceRepository;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Keeps the cached listings up to date with the changes of others, for the {@link ChangeFeed}, on its thread. Blocks. */
@Singleton
class ListingRefresh {
    /** The wait before all users are read again after there were too many for the cache. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final PresenceRepository presences;
    private final CachedUsers users;
    private final CachedContents contents;
    private final Freshness freshness;
    private long readAllNanos;

    ListingRefresh(
            Transactions transactions,
            PresenceRepository presences,
            CachedUsers users,
            CachedContents contents,
            Freshness freshness) {
        this.transactions = transactions;
        this.presences = presences;
        this.users = users;
        this.contents = contents;
        this.freshness = freshness;
    }

    /** Anything may have changed. */
    void refreshAll() {
        readAll();
        contents.invalidateAll();
    }

    /** The presences of these users and the contents of these owners have changed; reads stale users again too. */
    void refresh(Set<String> changedUsers, Set<String> owners) {
        contents.invalidate(owners);
        if (!users.isComplete()) {
            users.unread(changedUsers);
            if (System.nanoTime() - readAllNanos > RETRY.toNanos()) {
                readAll();
            }
            return;
        }
        Set<String> names = new HashSet<>(changedUsers);
        names.addAll(users.stale());
        if (!names.isEmpty()) {
            users.beginRead();
            users.read(names, transactions.inOne(() -> presences.ofUsers(names)));
        }
    }

    /** The cache contains all commits of others up to {@link Freshness#MAX_STALE} before that moment. */
    void freshUntil(long nanos) {
        freshness.until(nanos);
    }

    /** The connection to the change feed is lost. */
    void clear() {
        freshness.end();
        users.clear();
        contents.invalidateAll();
    }

    private void readAll() {
        users.beginRead();
        transactions.inOne(() -> {
            long count = presences.countConnected();
            if (!users.hasRoomFor(count, presences.listingBytes())) {
                users.clear();
            } else {
                users.readAll(presences.all(count));
            }
            return users;
        });
        readAllNanos = System.nanoTime();
    }
}
