package dev.lonja.peer.publications;

import dev.lonja.protocol.Printable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Files of a folder that somebody else has removed from the registry: an administrator, or the user from elsewhere. They stay
 * unpublished until they change, until somebody publishes them again, or until the agent starts again.
 *
 * <p>A registry that has lost its data looks different: most files are gone at once, or the user is. Then all of them are
 * published again. For one thread.
 */
final class RemovedFiles {
    private static final Logger LOG = Logger.getLogger(RemovedFiles.class);

    /** Nobody removes as many files one by one between two comparisons; a registry that loses its data does. */
    private static final int MANY = 10;

    private final long settledNanos;
    /** When the registry was first known to list each file of the folder that it listed at the last comparison. */
    private final Map<String, Long> listedSinceNanos = new HashMap<>();

    private final Map<String, FileKey> removed = new HashMap<>();

    /**
     * No file was removed yet.
     *
     * @param settled the age of a publication from which on a listing without the file means that the file was removed
     */
    RemovedFiles(Duration settled) {
        this.settledNanos = settled.toNanos();
    }

    /** The user was registered anew, so nothing was removed on purpose. */
    void reset() {
        listedSinceNanos.clear();
        removed.clear();
    }

    /** The paths that stay unpublished. */
    Set<String> paths() {
        return Set.copyOf(removed.keySet());
    }

    /**
     * Takes the result of a comparison, and finds out which of the missing files somebody else has removed.
     *
     * @param files the paths of all files of the folder
     * @param missing those of them that the registry does not list
     */
    void compared(Set<String> files, Set<String> missing) {
        removed.entrySet()
                .removeIf(file -> !missing.contains(file.getKey())
                        || !FileKey.of(file.getKey()).equals(file.getValue()));
        Set<String> lost = lost(missing);
        if (lost.size() >= MANY && lost.size() * 2 > listedSinceNanos.size()) {
            LOG.warnf(
                    "the registry has lost %d of %d files of the folder; they are published again",
                    lost.size(), listedSinceNanos.size());
        } else {
            for (String path : lost) {
                removed.put(path, FileKey.of(path));
                LOG.warnf(
                        "somebody else has removed %s from the registry; it is not published again until it changes or serve"
                                + " starts again",
                        Printable.of(path));
            }
        }
        Set<String> listed = new HashSet<>(files);
        listed.removeAll(missing);
        listedSinceNanos.keySet().retainAll(listed);
        published(listed);
    }

    /** The registry lists these files from now on. */
    void published(Set<String> paths) {
        long now = System.nanoTime();
        paths.forEach(path -> listedSinceNanos.putIfAbsent(path, now));
    }

    /** Whether the registry lists these files is not known. */
    void uncertain(Set<String> paths) {
        listedSinceNanos.keySet().removeAll(paths);
    }

    private Set<String> lost(Set<String> missing) {
        long now = System.nanoTime();
        Set<String> lost = new HashSet<>();
        for (String path : missing) {
            Long since = listedSinceNanos.get(path);
            if (since != null && now - since >= settledNanos) {
                lost.add(path);
            }
        }
        return lost;
    }
}
