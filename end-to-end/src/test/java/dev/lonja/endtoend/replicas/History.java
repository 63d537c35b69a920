package dev.lonja.endtoend.replicas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a user of a load asked for, and when they were acknowledged. Each path is used once: it is published,
 * and perhaps deleted later. Only the thread of the user uses it, until that thread has ended.
 */
final class History {
    private final Map<String, Long> published = new TreeMap<>();
    private final Map<String, Long> deleted = new TreeMap<>();
    private final Set<String> undecided = new TreeSet<>();
    private final Queue<String> deletable = new ArrayDeque<>();

    /** Records that a change was requested. Until it is acknowledged, listings may show the state before or after it. */
    void asked(String path) {
        undecided.add(path);
    }

    /** Records a publication. A path may be deleted only if its first request succeeded: a lost one may still arrive. */
    void acknowledgedPublish(String path, boolean isDeletable) {
        undecided.remove(path);
        published.put(path, System.nanoTime());
        if (isDeletable) {
            deletable.add(path);
        }
    }

    void acknowledgedDelete(String path) {
        undecided.remove(path);
        deleted.put(path, System.nanoTime());
    }

    /** Returns a published path that may be deleted, and takes it out. */
    Optional<String> takeDeletable() {
        return Optional.ofNullable(deletable.poll());
    }

    /** Compares a listing with the changes that were acknowledged before a moment of {@link System#nanoTime()}. */
    List<String> contradictions(Set<String> listed, long acknowledgedBefore) {
        List<String> wrong = new ArrayList<>();
        for (String path : listed) {
            if (!published.containsKey(path) && !undecided.contains(path)) {
                wrong.add(path + " is listed and was never published");
            }
            if (isBefore(deleted.get(path), acknowledgedBefore)) {
                wrong.add(path + " is listed after it was deleted");
            }
        }
        published.forEach((path, when) -> {
            boolean mustBeThere = isBefore(when, acknowledgedBefore) && !deleted.containsKey(path);
            if (mustBeThere && !undecided.contains(path) && !listed.contains(path)) {
                wrong.add(path + " was acknowledged and is not listed");
            }
        });
        return wrong;
    }

    /** Compares a listing with all acknowledged changes, when no request is pending. */
    List<String> contradictions(Set<String> listed) {
        return contradictions(listed, System.nanoTime());
    }

    int acknowledged() {
        return published.size() + deleted.size();
    }

    private static boolean isBefore(@Nullable Long when, long moment) {
        return when != null && when - moment < 0;
    }
}
