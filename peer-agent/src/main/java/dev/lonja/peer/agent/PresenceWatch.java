package dev.lonja.peer.agent;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.Upkeep;
import dev.lonja.peer.publications.Heartbeat;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after the connected user of the command loop at intervals, and reports each change once.
 *
 * <p>Threads: {@code lonja-presence}, which asks the registry; {@link #close()} may be called from any.
 */
public final class PresenceWatch implements AutoCloseable {
    /** A single look without an answer is not reported, because Ctrl-C causes one too. */
    private static final int SILENT_LOOKS = 1;

    private final Agent agent;
    private final Duration interval;
    private final Consumer<String> notes;
    private final Thread thread = new Thread(this::run, "lonja-presence");
    private final Semaphore woken = new Semaphore(0);
    private Class<? extends Upkeep> said = Upkeep.Kept.class;
    private int unanswered;

    /**
     * A watch that does not look yet.
     *
     * @param notes takes the sentences for the person
     */
    public PresenceWatch(Agent agent, Duration interval, Consumer<String> notes) {
        this.agent = agent;
        this.interval = interval;
        this.notes = notes;
        thread.setDaemon(true);
    }

    /** Begins to look. */
    public void start() {
        thread.start();
    }

    /** Looks at once: something has happened to the presence. */
    public void wake() {
        woken.release();
    }

    /** Ends the looks; one that is under way is completed. */
    @Override
    public void close() {
        thread.interrupt();
    }

    /** Looks once. */
    void look() {
        Heartbeat.Beat beat = agent.beat();
        beat.notes().forEach(notes);
        say(beat.upkeep());
    }

    private void run() {
        try {
            while (true) {
                if (woken.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
                tryLook();
            }
        } catch (InterruptedException ending) {
            // The watch has ended.
        }
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException unexpected) {
            notes.accept(text("the presence could not be checked: %s", unexpected));
        }
    }

    private void say(Upkeep upkeep) {
        unanswered = upkeep instanceof Upkeep.Unanswered ? unanswered + 1 : 0;
        Class<? extends Upkeep> before = said;
        said = upkeep instanceof Upkeep.Unanswered && unanswered <= SILENT_LOOKS ? before : upkeep.getClass();
        if (said != before) {
            sentence(upkeep, before);
        }
    }

    private void sentence(Upkeep upkeep, Class<? extends Upkeep> before) {
        switch (upkeep) {
            case Upkeep.Nobody nobody -> {}
            case Upkeep.Kept(String user, var published) -> {
                if (before == Upkeep.Unanswered.class) {
                    notes.accept(text("the registry answers again; %s is connected", user));
                }
            }
            case Upkeep.Restored(String user) ->
                notes.accept(
                        before == Upkeep.Elsewhere.class || before == Upkeep.Replaced.class
                                ? text("%s is connected here again", user)
                                : text("the registry did not list %s any more; it was connected again", user));
            case Upkeep.Elsewhere(String user) ->
                notes.accept(text(
                        "%s was connected by another agent, which is left alone; it is connected here again when that one has"
                                + " gone",
                        user));
            case Upkeep.Replaced(String user) ->
                notes.accept(
                        text("%s is connected on another machine now, and here again when that one has gone", user));
            case Upkeep.Unregistered(String user) -> {
                notes.accept(text(
                        "%s is not registered any more, so it is not connected and its files are not served", user));
                agent.release(user);
            }
            case Upkeep.Unanswered(String user, String reason) ->
                notes.accept(text("whether %s is still connected is not known: %s", user, reason));
        }
    }
}
