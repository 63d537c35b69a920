package dev.lonja.registry.wire.classic;

import dev.lonja.registry.wire.WireConfig;
import java.time.Duration;

/**
 * The timeouts of a classic exchange.
 *
 * @param idle the longest time without a byte before the request is complete
 * @param arrival the longest time in which the whole request must arrive
 * @param answer the longest time for which a complete request waits for its answer before it fails
 * @param write the longest time without progress while the reply is written
 * @param reply the longest time in which the client must read the whole reply
 */
record ClassicTimeouts(Duration idle, Duration arrival, Duration answer, Duration write, Duration reply) {
    /** A request has at most some hundred bytes. A slower client only wants to occupy the connection. */
    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    /** Enough for the longest listing over a slow line. A slower reader occupies memory that others need. */
    private static final Duration REPLY = Duration.ofMinutes(10);

    static ClassicTimeouts of(WireConfig config) {
        return new ClassicTimeouts(config.idleTimeout(), ARRIVAL, config.answerTimeout(), config.writeTimeout(), REPLY);
    }
}
