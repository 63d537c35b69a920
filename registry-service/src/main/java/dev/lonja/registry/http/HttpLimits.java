package dev.lonja.registry.http;

import java.time.Duration;

/**
 * The limits of an HTTP connection.
 *
 * @param arrival the longest time that a request may take to arrive: its line and headers, and then its body
 * @param idle how long a connection may wait for its next request
 * @param perAddress the most connections from one address; Quarkus limits them in total (quarkus.http.limits.max-connections)
 */
record HttpLimits(Duration arrival, Duration idle, int perAddress) {
    /** A request is one packet, or a few; a browser opens six connections. One address has at most a quarter of all. */
    static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 1024);
}
