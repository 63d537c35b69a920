package dev.lonja.peer.download;

import java.time.Duration;

/**
 * The time limits of one download.
 *
 * @param connect the longest wait for the connection
 * @param answer the longest wait for the first byte of the reply
 * @param stall the longest wait for the next byte of the reply
 * @param settle the wait for further bytes after the announced ones when the peer does not close
 * @param minimumRate the slowest rate of the content
 */
record DownloadTimeouts(Duration connect, Duration answer, Duration stall, Duration settle, MinimumRate minimumRate) {
    /** A peer that is alive accepts within this time even over a slow line. */
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** An owner with many requests serves others first, so the first byte may take long. */
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** Surplus bytes arrive right behind the content; peers that never close are rare and cost this once per file. */
    private static final Duration SETTLE = Duration.ofMillis(100);

    static DownloadTimeouts of(DownloadConfig config) {
        Duration stall = config.stallTimeout();
        return new DownloadTimeouts(CONNECT, ANSWER, stall, SETTLE, MinimumRate.withPausesOf(stall));
    }
}
