package dev.lonja.transport.session;

import java.time.Duration;

/**
 * What HELLO has agreed.
 *
 * @param heartbeat the interval of PING; after three of them without a byte from the other side the session is over
 * @param sendsHeartbeat whether this side sends PING: a client, and each side between peers
 * @param maxRequests the number of requests that this side may have open at the other one; more of them wait here
 */
public record SessionTerms(Duration heartbeat, boolean sendsHeartbeat, int maxRequests) {
    /** The heartbeats of silence after which a session is over. */
    static final int SILENT_HEARTBEATS = 3;

    public SessionTerms {
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("a heartbeat of " + heartbeat);
        }
        if (maxRequests < 0) {
            throw new IllegalArgumentException(maxRequests + " requests in flight");
        }
    }
}
