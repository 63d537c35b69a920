package dev.lonja.peer.registry;

import java.time.Duration;

/**
 * How long to wait for a registry.
 *
 * @param connect the longest wait for the connection
 * @param read the longest wait for the next byte of an incomplete reply
 * @param settle how long to wait for more of a listing that may be complete already, when the registry does not close
 */
public record Timeouts(Duration connect, Duration read, Duration settle) {
    /** Long enough for a registry that answers slowly; a person who waits longer presses Ctrl-C. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMillis(300));

    /** The limit of each wait when the agent disconnects at its end: the process must end even without an answer. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** The same timeouts with the given timeout for reading. */
    public Timeouts withRead(Duration timeout) {
        return new Timeouts(connect, timeout, settle);
    }

    /** The timeouts of the last request before the agent ends. */
    Timeouts forGoodbye() {
        return new Timeouts(shorter(connect, GOODBYE), shorter(read, GOODBYE), shorter(settle, GOODBYE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
