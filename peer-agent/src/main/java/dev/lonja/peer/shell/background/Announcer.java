package dev.lonja.peer.shell.background;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Shows what other threads have to say above the line that is being typed. While a command is executed it waits, so that it
 * does not come between the lines of its answer, or onto its progress line.
 *
 * <p>Threads: any.
 */
public final class Announcer {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean isHeld;

    /** A command begins. */
    public synchronized void hold() {
        isHeld = true;
    }

    /** The command has ended: what was said meanwhile is shown. */
    public synchronized void release() {
        isHeld = false;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Shows something now or when the command has ended. */
    public synchronized void show(Runnable text) {
        if (isHeld) {
            waiting.add(text);
        } else {
            text.run();
        }
    }
}
