package dev.lonja.peer.shell;

import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The users and files that the registry lists, to complete words from. What is old is asked for again, on a thread of its
 * own: the prompt waits for it a moment only, and then takes what is known.
 *
 * <p>Threads: the main thread, and {@code lonja-completion}, which asks one listing at a time.
 */
@Singleton
final class KnownNames implements AutoCloseable {
    private static final long IDLE_THREAD_SECONDS = 10;

    private record Refresh(Request.FromUser listing, Future<?> end) {}

    private final ClassicChannel registry;
    private final NameLists lists;
    private final Duration refreshInterval;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final ExecutorService thread;
    private Optional<Refresh> last = Optional.empty();

    @Inject
    KnownNames(ClassicChannel registry, ShellConfig config) {
        this(registry, config, System::nanoTime);
    }

    KnownNames(ClassicChannel registry, ShellConfig config, LongSupplier nanoTime) {
        this.registry = registry;
        this.lists = new NameLists(config.completion().maxNames());
        this.refreshInterval = config.completion().refreshInterval();
        this.patience = config.completion().patience();
        this.nanoTime = nanoTime;
        this.thread = new ThreadPoolExecutor(
                0, 1, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), KnownNames::daemon);
    }

    /** The names that this listing has, or had when it was last seen. */
    List<String> of(Request.FromUser listing) {
        boolean isFresh = lists.find(listing)
                .filter(kept -> nanoTime.getAsLong() - kept.askedNanos() < refreshInterval.toNanos())
                .isPresent();
        if (!isFresh) {
            await(refresh(listing));
        }
        return lists.find(listing).map(NameLists.Kept::names).orElseGet(List::of);
    }

    /** Takes over what a command brought. */
    void remember(Request.FromUser listing, Reply reply) {
        lists.keep(listing, reply, nanoTime.getAsLong());
    }

    /** What is known of that listing is no longer so. */
    void forget(Request.FromUser listing) {
        lists.forget(listing);
    }

    /** Asks for nothing any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** The refresh of this listing that runs or begins; empty while another listing is asked for. */
    private Optional<Future<?>> refresh(Request.FromUser listing) {
        Optional<Refresh> running = last.filter(refresh -> !refresh.end().isDone());
        if (running.isPresent()) {
            return running.filter(refresh -> refresh.listing().equals(listing)).map(Refresh::end);
        }
        try {
            Future<?> end =
                    thread.submit(() -> remember(listing, registry.ask(listing).reply()));
            last = Optional.of(new Refresh(listing, end));
            return Optional.of(end);
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        }
    }

    private void await(Optional<Future<?>> refresh) {
        try {
            if (refresh.isPresent()) {
                refresh.get().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException late) {
            // It is there for the next time.
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException(unexpected.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "lonja-completion");
        thread.setDaemon(true);
        return thread;
    }
}
