package dev.lonja.registry.requests;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.ContentSize;
import dev.lonja.registry.storage.FileRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The most files that a user may publish, and the most bytes of their paths and descriptions.
 *
 * <p>What a user has published is read once, in the background of the user's first PUBLISH, and then kept up to date by
 * counting. It is read again from time to time, because other registries and administrators change it too. So the limits may be
 * exceeded a little. Safe from any thread.
 */
@Singleton
class ContentQuota {
    /** Ten times the largest shared folder that is known to us. */
    private static final long MAX_FILES = 1_000_000;

    private static final long MAX_BYTES = 256L << 20;
    private static final int MAX_USERS = 10_000;
    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(10);
    /** A user that is refused is read again earlier: it may have deleted files at another registry. */
    private static final long REFUSED_FOR_NANOS = Duration.ofSeconds(10).toNanos();

    private final long maxFiles;
    private final long maxBytes;
    private final Function<String, ContentSize> reader;
    private final Executor readers;
    private final AsyncCache<String, Usage> usages = Caffeine.newBuilder()
            .maximumSize(MAX_USERS)
            .expireAfterWrite(READ_AGAIN_AFTER)
            .executor(Runnable::run)
            .buildAsync();

    @Inject
    ContentQuota(FileRepository files, Transactions transactions, Readers readers) {
        this(
                MAX_FILES,
                MAX_BYTES,
                user -> transactions.inOne(() -> files.findContentSize(user).orElseGet(() -> new ContentSize(0, 0, 0))),
                readers);
    }

    /**
     * A quota with other limits.
     *
     * @param reader reads what the user has published; it may block
     */
    ContentQuota(long maxFiles, long maxBytes, Function<String, ContentSize> reader, Executor readers) {
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
        this.reader = reader;
        this.readers = readers;
    }

    private record Usage(AtomicLong files, AtomicLong bytes, AtomicBoolean hasDeleted, long sinceNanos) {}

    /** Whether the user may publish one more file with that many bytes. It may while its usage is being read. */
    boolean allows(String user, long bytes) {
        CompletableFuture<Usage> known = usages.get(user, (name, ignored) -> read(name));
        if (known.isCompletedExceptionally() || !known.isDone()) {
            return true;
        }
        Usage usage = known.join();
        if (usage.files().get() < maxFiles && usage.bytes().get() + bytes <= maxBytes) {
            return true;
        }
        if (usage.hasDeleted().get() || System.nanoTime() - usage.sinceNanos() > REFUSED_FOR_NANOS) {
            usages.asMap().remove(user, known);
        }
        return usage.hasDeleted().get();
    }

    /** Counts a published file with that many bytes. */
    void add(String user, long bytes) {
        Usage usage = known(user);
        if (usage != null) {
            usage.files().incrementAndGet();
            usage.bytes().addAndGet(bytes);
        }
    }

    /** Counts a published file with that many bytes, which may have been published before; so it is read again before it is refused. */
    void addOrChange(String user, long bytes) {
        add(user, bytes);
        Usage usage = known(user);
        if (usage != null) {
            usage.hasDeleted().set(true);
        }
    }

    /** Counts a deleted file. Its size is not known here: it is found when what is left is read again. */
    void remove(String user) {
        Usage usage = known(user);
        if (usage != null) {
            usage.files().decrementAndGet();
            usage.hasDeleted().set(true);
        }
    }

    private @Nullable Usage known(String user) {
        CompletableFuture<Usage> read = usages.getIfPresent(user);
        return read != null && read.isDone() && !read.isCompletedExceptionally() ? read.join() : null;
    }

    private CompletableFuture<Usage> read(String user) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long begin = System.nanoTime();
                    ContentSize size = reader.apply(user);
                    return new Usage(
                            new AtomicLong(size.files()), new AtomicLong(size.bytes()), new AtomicBoolean(), begin);
                },
                readers);
    }
}
