package dev.lonja.peer.registry;

import java.time.Duration;

/**
 * How long to wait for a registry.
 *
 * @param connect the longest wait for the connection
 * @param read the longest wait for the next byte of an incomplete reply
 * @param reply the longest wait for a whole reply; a second more for each {@link #BYTES_PER_SECOND} that have come
 * @param settle how long to wait for more of a listing that may be complete already, when the registry does not close
 */
public record Timeouts(Duration connect, Duration read, Duration reply, Duration settle) {
    /** The slowest rate of a long listing: a modem is faster, and a registry that sends single bytes is slower. */
    static final long BYTES_PER_SECOND = 16 << 10;

    /** Long enough for a registry that answers slowly; a person who waits longer presses Ctrl-C. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMillis(300));

    /** The limit of each wait when the agent disconnects at its end: the process must end even without an answer. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** Longer than a registry needs to probe the listener of an earlier presence. */
    private static final Duration FIRST_CONNECT = Duration.ofSeconds(5);

    private static final Duration DISCOVERY = Duration.ofSeconds(2);

    /** The same timeouts with the given timeout for reading. */
    public Timeouts withRead(Duration timeout) {
        return new Timeouts(connect, timeout, reply, settle);
    }

    /** The same timeouts with the given one for a whole reply. */
    Timeouts withReply(Duration timeout) {
        return new Timeouts(connect, read, timeout, settle);
    }

    /** The longest time for a reply of which that many bytes have arrived. */
    Duration replyOf(long bytes) {
        return reply.plusSeconds(bytes / BYTES_PER_SECOND);
    }

    /** The timeouts of the first CONNECT: a registry that waits for one string more never answers it. */
    Timeouts forFirstConnect() {
        return withRead(shorter(read, FIRST_CONNECT));
    }

    /** The timeouts of HELLO to a registry that is not known: one that does not know it may never answer. */
    Timeouts forDiscovery() {
        return new Timeouts(connect, shorter(read, DISCOVERY), shorter(reply, DISCOVERY), settle);
    }

    /** How long to wait for the other bytes of a status that may have 4: longer than usual, because it is waited for only once. */
    Duration settleStatus() {
        return settle.multipliedBy(3);
    }

    /** The timeouts of the last request before the agent ends. */
    Timeouts forGoodbye() {
        return new Timeouts(
                shorter(connect, GOODBYE), shorter(read, GOODBYE), shorter(reply, GOODBYE), shorter(settle, GOODBYE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
