package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.shell.NameLists.Listing;
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
import org.jspecify.annotations.Nullable;

/**
 * The users and files that the registry lists, for completion. A listing that is no longer fresh is asked for again on a
 * thread of its own; the prompt waits for it a short time only, and then uses the cached names.
 *
 * <p>Threads: the main thread, and {@code lonja-completion}, which asks for one listing at a time.
 */
public final class KnownNames implements AutoCloseable {
    private static final long IDLE_THREAD_SECONDS = 10;

    private record Refresh(Listing listing, Future<?> end) {}

    private final Agent agent;
    private final CompletionLimits limits;
    private final NameLists lists;
    private final LongSupplier nanoTime;
    private final ExecutorService thread;
    private @Nullable Refresh last;

    /** The names that the agent gets from its registry. */
    public KnownNames(Agent agent) {
        this(agent, CompletionLimits.DEFAULT, System::nanoTime);
    }

    KnownNames(Agent agent, CompletionLimits limits, LongSupplier nanoTime) {
        this.agent = agent;
        this.limits = limits;
        this.lists = new NameLists(limits.maxNames());
        this.nanoTime = nanoTime;
        this.thread = new ThreadPoolExecutor(
                0, 1, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), KnownNames::daemon);
    }

    /** The names in this listing, or those that it had when it was last seen; none while no user is connected. */
    List<String> of(Action.Listing action) {
        return agent.user().map(user -> names(new Listing(user, action))).orElseGet(List::of);
    }

    /** Takes over the result of a command: a listing is fresh, and a change makes the listing of own files stale. */
    void learn(Action action, Result result) {
        agent.user().ifPresent(user -> learn(user, action, result));
    }

    /** Asks for nothing any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private List<String> names(Listing listing) {
        boolean isFresh = lists.find(listing)
                .filter(cached -> nanoTime.getAsLong() - cached.askedNanos()
                        < limits.refreshInterval().toNanos())
                .isPresent();
        if (!isFresh) {
            refresh(listing).ifPresent(this::await);
        }
        return lists.find(listing).map(NameLists.Cached::names).orElseGet(List::of);
    }

    private void learn(String user, Action action, Result result) {
        if (!(action instanceof Action.Listing listing)) {
            lists.remove(new Listing(user, new Action.ListContent(user)));
        } else if (result instanceof Result.Answered(var same, var answer)) {
            lists.put(new Listing(user, listing), answer.reply(), nanoTime.getAsLong());
        }
    }

    /** The refresh of this listing that runs or begins; empty while another listing is asked for. */
    private Optional<Future<?>> refresh(Listing listing) {
        Refresh running = last;
        if (running != null && !running.end().isDone()) {
            return running.listing().equals(listing) ? Optional.of(running.end()) : Optional.empty();
        }
        try {
            Future<?> end = thread.submit(() -> ask(listing));
            last = new Refresh(listing, end);
            return Optional.of(end);
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        }
    }

    private void ask(Listing listing) {
        Result result = agent.perform(listing.action());
        boolean isSameUser = agent.user().filter(listing.user()::equals).isPresent();
        if (isSameUser) {
            learn(listing.user(), listing.action(), result);
        }
    }

    private void await(Future<?> refresh) {
        try {
            refresh.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // The names are there for the next time.
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
