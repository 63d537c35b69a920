package dev.lonja.peer.agent;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.session.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a registry says unasked, in sentences for the person at the command loop: who comes, and what happens to the own name.
 *
 * <p>Threads: it is told in an event loop, and tells on {@code lonja-news}.
 */
public final class RegistryNews implements AutoCloseable, Consumer<Event> {
    /** In a large registry somebody comes all the time; LIST_USERS is better then. */
    static final int MAX_ARRIVALS = 10;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MAX_WAITING = 100;

    private final Supplier<Optional<String>> user;
    private final Consumer<String> notes;
    private final Runnable whenReplaced;
    private final LongSupplier nanoTime;
    private final ExecutorService thread = new ThreadPoolExecutor(
            0,
            1,
            PERIOD.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("lonja-news").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private long periodNanos;
    private int arrivals;

    /**
     * News for the user that is connected.
     *
     * @param notes takes the sentences
     * @param whenReplaced another machine has the presence of the user
     */
    public RegistryNews(Supplier<Optional<String>> user, Consumer<String> notes, Runnable whenReplaced) {
        this(user, notes, whenReplaced, System::nanoTime);
    }

    RegistryNews(
            Supplier<Optional<String>> user, Consumer<String> notes, Runnable whenReplaced, LongSupplier nanoTime) {
        this.user = user;
        this.notes = notes;
        this.whenReplaced = whenReplaced;
        this.nanoTime = nanoTime;
        this.periodNanos = nanoTime.getAsLong();
    }

    @Override
    public void accept(Event event) {
        thread.execute(() -> tell(event));
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    void tell(Event event) {
        switch (event) {
            case Event.Online(String watch, String who) -> arrived(who);
            case Event.Replaced(String whom, String reason) -> replaced(Printable.of(whom), reason);
            case Event.KeyAdded(String whose, var key) ->
                notes.accept(text(
                        "%s has another key now, %s; \"lonja peer keys\" lists them",
                        Printable.of(whose), key.forPeople()));
            case Event.Draining draining -> {}
            case Event.Resync resync -> {}
            case Event.Offline offline -> {}
            case Event.Published published -> {}
            case Event.Deleted deleted -> {}
            case Event.Found found -> {}
        }
    }

    private void arrived(String who) {
        if (user.get().filter(who::equals).isPresent()) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - periodNanos >= PERIOD.toNanos()) {
            periodNanos = now;
            arrivals = 0;
        }
        arrivals++;
        if (arrivals < MAX_ARRIVALS) {
            notes.accept(text("%s is online", Printable.of(who)));
        } else if (arrivals == MAX_ARRIVALS) {
            notes.accept(text("%s and others are online; LIST_USERS lists them", Printable.of(who)));
        }
    }

    private void replaced(String whom, String reason) {
        switch (reason) {
            case Event.Replaced.KEY_DROPPED ->
                notes.accept(
                        text("the key of this agent was taken from %s, so it is not connected here any more", whom));
            case Event.Replaced.TWO_MACHINES ->
                notes.accept(text("two machines take %s from each other; end the agent of one of them", whom));
            default -> whenReplaced.run();
        }
    }
}
