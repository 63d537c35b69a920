package dev.lonja.peer.serve.missing;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which listed files that the folder no longer has may be deleted from the registry. A few missing files were
 * deleted by somebody. When most of them are missing at once, it is more likely that the volume was unmounted: such files
 * stay listed for a delay, and when they return meanwhile, nothing has happened.
 *
 * <p>A file that waits goes on waiting when others return. For one thread.
 */
final class VanishedFiles {
    /** As many missing files as somebody deletes by hand are believed, if some files remain. */
    private static final int FEW = 10;

    /** While files wait, the folder is read as often: nothing tells when a volume is mounted again. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final long delayNanos;
    private final Map<String, Long> missingSinceNanos = new HashMap<>();
    private long nowNanos;

    VanishedFiles(Duration delay) {
        this.delayNanos = delay.toNanos();
    }

    /** How far the content of the folder is believed. */
    enum Trust {
        /** It is missing, or empty where it was not expected: no missing file is believed. */
        NONE,
        /** Missing files are believed unless they are many. */
        USUAL,
        /** Somebody has put another folder with files in its place: all missing files are believed. */
        FULL
    }

    /**
     * What the folder and the listing have in common.
     *
     * @param listed how many files of the folder the registry lists
     * @param present how many files the folder has now, also those that are not published
     */
    record Extent(int listed, int present, Trust trust) {
        /** Whether the files have vanished together: at least ten that are more than half, or all of several. */
        boolean isMass(int gone) {
            boolean areMost = gone >= FEW && present * 2L < listed;
            boolean areAll = gone > 1 && present == 0;
            return switch (trust) {
                case NONE -> gone > 0;
                case USUAL -> areMost || areAll;
                case FULL -> false;
            };
        }
    }

    /**
     * Those of the gone files that may be deleted now. The others wait.
     *
     * @param isUnmounted tells of a file whether it was on a volume that is gone
     */
    Set<String> deletable(Set<String> gone, Extent extent, Predicate<String> isUnmounted, long nanos) {
        nowNanos = nanos;
        missingSinceNanos.keySet().retainAll(gone);
        boolean isMass = extent.isMass(gone.size());
        Set<String> deletable = new HashSet<>();
        for (String path : gone) {
            Long since = missingSinceNanos.get(path);
            boolean isOver = since == null ? !isMass && !isUnmounted.test(path) : nanos - since >= delayNanos;
            if (isOver || delayNanos == 0) {
                deletable.add(path);
            } else if (since == null) {
                missingSinceNanos.put(path, nanos);
            }
        }
        return deletable;
    }

    /** These files are not listed any more. */
    void deleted(Set<String> paths) {
        missingSinceNanos.keySet().removeAll(paths);
    }

    /** Whether a file has waited long enough. */
    boolean isOver(long nanos) {
        return missingSinceNanos.values().stream().anyMatch(since -> nanos - since >= delayNanos);
    }

    /** How many files wait. */
    int waiting() {
        return missingSinceNanos.size();
    }

    /** How soon after the last decision the folder is worth a look; empty if no file waits. */
    Optional<Duration> untilNext() {
        return missingSinceNanos.values().stream()
                .map(since -> Duration.ofNanos(Math.max(0, since + delayNanos - nowNanos)))
                .min(Duration::compareTo)
                .map(until -> until.compareTo(LOOK) < 0 ? until : LOOK);
    }
}
