package dev.lonja.peer.registry;

import java.time.Duration;

/**
 * How long to wait for a registry.
 *
 * @param connect for the connection
 * @param read for the next byte of a reply that is not whole
 * @param settle for more of a listing that may be whole already
 */
record Timeouts(Duration connect, Duration read, Duration settle) {

    static Timeouts of(RegistryConfig config) {
        return new Timeouts(config.connectTimeout(), config.readTimeout(), config.settleTime());
    }

    Timeouts atMost(Duration limit) {
        return new Timeouts(shorter(connect, limit), shorter(read, limit), shorter(settle, limit));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
