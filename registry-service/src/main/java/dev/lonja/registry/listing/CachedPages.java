package dev.lonja.registry.listing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.payload.Strings;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.delivery.EncodedPage;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.listing.ContentMemory.Kept;
import dev.lonja.registry.listing.ContentMemory.Key;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Pages of the files of owners, as sessions list them. Safe from any thread.
 *
 * <p>Many readers share one load. Each page has the {@link ContentMemory#version} that its owner had when its load began, and a
 * reader gets it if the owner's version was no higher when the reader asked: then the load has seen all changes that were
 * acknowledged or noticed before. That an owner does not exist is never cached, as in {@link CachedContents}.
 */
@Singleton
final class CachedPages {
    private final Loader loader;
    private final ContentMemory memory;
    private final AsyncCache<Key, Kept> pages;

    @Inject
    CachedPages(Directory directory, Transactions transactions, ContentMemory memory) {
        this((owner, page) -> encoded(transactions.inOne(() -> directory.filesOf(owner, page))), memory);
    }

    CachedPages(Loader loader, ContentMemory memory) {
        this.loader = loader;
        this.memory = memory;
        this.pages = memory.all();
    }

    /** Reads pages. */
    interface Loader {
        /** Reads the page; it may block. */
        FilesPage load(String owner, Page page);
    }

    private record Entry(FilesPage result, long version) implements Kept {
        @Override
        public long sizeBytes() {
            return result instanceof FilesPage.Found(var page) ? page.sizeBytes() : 0;
        }
    }

    /** The page of the owner's files. If it is not cached, {@code blocking} loads it, once for all who ask meanwhile. */
    CompletableFuture<FilesPage> get(String owner, Page page, Executor blocking) {
        return get(new Key(owner, Optional.of(page)), page, memory.version(owner), blocking);
    }

    private static FilesPage encoded(Listed<FileRow> files) {
        if (files.outcome() != Outcome.OK) {
            return new FilesPage.NoSuchOwner();
        }
        List<byte[]> rows =
                files.rows().stream().map(FileRow::columns).map(Strings::encode).toList();
        return new FilesPage.Found(EncodedPage.of(Operation.LIST_FILES, rows, List.of(files.next())));
    }

    private CompletableFuture<FilesPage> get(Key key, Page page, long version, Executor blocking) {
        CompletableFuture<Kept> own = new CompletableFuture<>();
        CompletableFuture<Kept> shared = pages.get(key, (same, ignored) -> own);
        if (shared == own) {
            return load(key, page, blocking, own);
        }
        return shared.thenCompose(kept -> {
            Entry entry = (Entry) kept;
            if (entry.result() instanceof FilesPage.NoSuchOwner) {
                return load(key, page, blocking, new CompletableFuture<>());
            }
            if (entry.version() >= version) {
                return CompletableFuture.completedFuture(entry.result());
            }
            CompletableFuture<Kept> newer = new CompletableFuture<>();
            return pages.asMap().replace(key, shared, newer)
                    ? load(key, page, blocking, newer)
                    : get(key, page, version, blocking);
        });
    }

    private CompletableFuture<FilesPage> load(Key key, Page page, Executor blocking, CompletableFuture<Kept> into) {
        try {
            blocking.execute(() -> complete(key, page, into));
        } catch (RuntimeException refused) {
            into.completeExceptionally(refused);
        }
        return into.thenApply(kept -> ((Entry) kept).result());
    }

    private void complete(Key key, Page page, CompletableFuture<Kept> into) {
        long version = memory.version(key.owner());
        try {
            FilesPage result = loader.load(key.owner(), page);
            if (result instanceof FilesPage.NoSuchOwner) {
                // Before anybody can find it completed.
                pages.asMap().remove(key, into);
            }
            into.complete(new Entry(result, version));
        } catch (RuntimeException failure) {
            into.completeExceptionally(failure);
        }
    }
}
