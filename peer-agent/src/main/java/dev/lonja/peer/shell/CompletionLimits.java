package dev.lonja.peer.shell;

import java.time.Duration;

/**
 * The limits of completion.
 *
 * @param maxNames the most names of users and files that are cached
 * @param refreshInterval how long a listing is fresh; the registry is not asked for it again
 * @param timeout the longest wait of the prompt for a listing; then the cached names are used
 */
record CompletionLimits(int maxNames, Duration refreshInterval, Duration timeout) {
    /** Typing does not feel slow, and no registry is asked at every key. */
    static final CompletionLimits DEFAULT =
            new CompletionLimits(100_000, Duration.ofSeconds(5), Duration.ofMillis(300));
}
