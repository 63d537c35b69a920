package dev.lonja.peer.scan;

import java.time.Duration;

/**
 * The limits of what a folder offers.
 *
 * @param maxFiles the most files that are offered
 * @param stability how long a file must stay unchanged between two looks before it is offered
 */
public record ScanRules(int maxFiles, Duration stability) {
    /** The usual time: most programs write more often than every two seconds until a file is complete. */
    public static final Duration STABILITY = Duration.ofSeconds(2);
}
