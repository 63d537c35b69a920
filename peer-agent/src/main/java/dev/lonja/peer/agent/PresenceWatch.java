package dev.lonja.peer.agent;

import dev.lonja.peer.presence.Upkeep;
import java.time.Duration;
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
                Thread.sleep(interval);
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
            notes.accept("the presence could not be checked: " + unexpected);
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
                    notes.accept("the registry answers again; " + user + " is connected");
                }
            }
            case Upkeep.Restored(String user) ->
                notes.accept(
                        before == Upkeep.Elsewhere.class
                                ? user + " is connected here again"
                                : "the registry did not list " + user + " any more; it was connected again");
            case Upkeep.Elsewhere(String user) ->
                notes.accept(
                        user + " was connected by another agent, which is left alone; it is connected here again when"
                                + " that one has gone");
            case Upkeep.Unregistered(String user) -> {
                notes.accept(user + " is not registered any more, so it is not connected and its files are not served");
                agent.release(user);
            }
            case Upkeep.Unanswered(String user, String reason) ->
                notes.accept("whether " + user + " is still connected is not known: " + reason);
        }
    }
}
