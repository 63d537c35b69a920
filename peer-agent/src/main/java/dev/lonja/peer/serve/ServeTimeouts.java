package dev.lonja.peer.serve;

import dev.lonja.peer.scan.ScanRules;
import java.time.Duration;

/**
 * How long the server waits.
 *
 * @param settle how long changes of the folder are collected before they are published
 * @param stability how long a file stays unchanged before it is published
 * @param unwatched the interval at which the folder is read while the system cannot watch all of it
 * @param minBackoff the shortest wait before what failed is tried again; it doubles with each try
 * @param maxBackoff the longest wait before what failed is tried again
 * @param goodbye the longest wait for the main thread when the process is told to stop, and again for the answer to DISCONNECT
 */
record ServeTimeouts(
        Duration settle,
        Duration stability,
        Duration unwatched,
        Duration minBackoff,
        Duration maxBackoff,
        Duration goodbye) {
    /** A registry that restarts is back within seconds; container runtimes kill a process 10 seconds after SIGTERM. */
    static final ServeTimeouts DEFAULT = new ServeTimeouts(
            Duration.ofMillis(500),
            ScanRules.STABILITY,
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(4));
}
