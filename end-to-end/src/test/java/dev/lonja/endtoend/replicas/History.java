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
 * What a user was told has happened, and when. Paths are used once: published, and perhaps deleted later. Belongs to the
 * user's thread until that has ended.
 */
final class History {
    private final Map<String, Long> published = new TreeMap<>();
    private final Map<String, Long> deleted = new TreeMap<>();
    private final Set<String> undecided = new TreeSet<>();
    private final Queue<String> deletable = new ArrayDeque<>();

    /** A change was asked for; until it is acknowledged, both is right. */
    void asked(String path) {
        undecided.add(path);
    }

    /** Only what was published at the first try may be deleted: an earlier one could still arrive, and undo that. */
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

    /** A path that is published and may be deleted. */
    Optional<String> takeDeletable() {
        return Optional.ofNullable(deletable.poll());
    }

    /** What a listing has too much or too little, of what was acknowledged before that moment of System.nanoTime(). */
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

    /** What is wrong with a listing when nothing is under way any more. */
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
