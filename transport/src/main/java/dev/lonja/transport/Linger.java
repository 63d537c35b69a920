package dev.lonja.transport;

import java.time.Duration;

/**
 * The bounds on reading from a connection after its last reply. Closing with unread bytes would reset the connection, and
 * the reset can overtake the reply.
 *
 * @param time the longest time that the other side may take to end its output
 * @param maxBytes the largest number of bytes that are read and ignored
 */
public record Linger(Duration time, long maxBytes) {
    /** Enough for a client on a slow network to read its reply, and for one that sends a small file by mistake. */
    public static final Linger DEFAULT = new Linger(Duration.ofSeconds(2), 4 * 1024 * 1024);
}
