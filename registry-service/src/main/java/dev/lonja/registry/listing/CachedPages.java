package dev.lonja.registry.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pages of the listings of sessions, as they are sent. Those of a listing are dropped together when it changes; a page that was
 * read before the change then finds nobody who would ask for it. Safe from any thread.
 */
@Singleton
public class CachedPages implements CommitListener, FeedListener {
    private static final int MAX_OWNERS = 10_000;
    /** With so many bytes, all are dropped: those that are wanted come back. */
    private static final long MAX_BYTES = 16 << 20;

    private final Freshness freshness;
    private final AtomicLong bytes = new AtomicLong();
    private final Cache<String, Pages> ofOwners = Caffeine.newBuilder()
            .maximumSize(MAX_OWNERS)
            .executor(Runnable::run)
            .build();
    private volatile Pages ofPeers = new Pages();

    CachedPages(Freshness freshness) {
        this.freshness = freshness;
    }

    /**
     * A page.
     *
     * @param payloads the rows, packed for MORE
     * @param next what the question for the next page gives as {@code after}; empty if there is none
     */
    public record Packed(List<byte[]> payloads, String next) {
        public Packed {
            payloads = List.copyOf(payloads);
        }
    }

    /** The pages of one listing, until it changes. */
    public final class Pages {
        private final Map<Page, Packed> packed = new ConcurrentHashMap<>();

        /** Finds a page, unless another registry may have changed the listing meanwhile. */
        public Optional<Packed> find(Page page) {
            return freshness.holds() ? Optional.ofNullable(packed.get(page)) : Optional.empty();
        }

        /** Keeps a page that was read after these pages were asked for. */
        public void add(Page page, Packed read) {
            packed.put(page, read);
            long size = page.after().length()
                    + read.payloads().stream()
                            .mapToLong(payload -> payload.length)
                            .sum();
            if (bytes.addAndGet(size) > MAX_BYTES) {
                everythingChanged();
            }
        }
    }

    /** Whether what other registries have changed is known here. */
    public boolean isFresh() {
        return freshness.holds();
    }

    /** The pages of what that owner publishes. To be asked for before they are read. */
    public Pages ofOwner(String owner) {
        return ofOwners.get(owner, first -> new Pages());
    }

    /** The pages of the connected users. To be asked for before they are read. */
    public Pages ofPeers() {
        return ofPeers;
    }

    @Override
    public void beginning() {}

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                changed(changes.get(at));
            }
        }
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        changes.forEach(this::changed);
    }

    @Override
    public void presenceChanged(Collection<String> users) {
        ofPeers = new Pages();
        ofOwners.invalidateAll(users);
    }

    @Override
    public void contentChanged(Collection<String> owners) {
        ofOwners.invalidateAll(owners);
    }

    @Override
    public void everythingChanged() {
        bytes.set(0);
        ofPeers = new Pages();
        ofOwners.invalidateAll();
    }

    private void changed(DirectoryChange change) {
        ofOwners.invalidate(change.user());
        if (!isAboutFiles(change)) {
            ofPeers = new Pages();
        }
    }

    private static boolean isAboutFiles(DirectoryChange change) {
        return change instanceof SessionChange.PublishFile
                || change instanceof SessionChange.DeleteFile
                || change instanceof DirectoryChange.Publish
                || change instanceof DirectoryChange.Delete
                || change instanceof DirectoryChange.RemoveFile;
    }
}
