package dev.lonja.registry.wire.classic;

import dev.lonja.registry.wire.WireConfig;
import java.time.Duration;

/**
 * How long a classic exchange waits for its client, and for its answer.
 *
 * @param idle the longest time without a byte before the request is complete
 * @param arrival the longest time in which the request may arrive, however steadily its bytes come
 * @param answer the longest time for which a complete request waits for its answer before it fails
 * @param write the longest time without progress while the reply is written
 * @param reply the longest time in which the reply may be read, however steadily its reader reads
 */
record ClassicTimeouts(Duration idle, Duration arrival, Duration answer, Duration write, Duration reply) {
    /** A request has at most some hundred bytes: slower than this, it is sent to hold the connection. */
    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    /** Enough for the longest listing over a slow line; beyond it, the reader holds memory that others need. */
    private static final Duration REPLY = Duration.ofMinutes(10);

    static ClassicTimeouts of(WireConfig config) {
        return new ClassicTimeouts(config.idleTimeout(), ARRIVAL, config.answerTimeout(), config.writeTimeout(), REPLY);
    }
}
