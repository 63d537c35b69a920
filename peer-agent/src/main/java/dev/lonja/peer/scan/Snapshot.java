package dev.lonja.peer.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder offers at one moment.
 *
 * @param root where the folder really is, with every link followed
 * @param files the files that are offered: the description of each by its published path
 * @param pending the paths of files that still change and that this process has never offered: those that are listed stay
 *     listed, and the others are not published yet
 * @param folders the folder and all its subfolders where they really are, each with the key that the file system knows it by
 * @param unread published paths of files and folders that could not be looked at: whether they still exist is not known
 * @param skipped the files that are not offered although a person may expect them
 * @param nextLook when to look again even if no change is noticed, because a file has only just changed
 */
public record Snapshot(
        Path root,
        SortedMap<String, String> files,
        Set<String> pending,
        Map<Path, Object> folders,
        Set<String> unread,
        SkippedFiles skipped,
        Optional<Duration> nextLook) {

    /** The snapshot of a folder that does not exist. */
    public static Snapshot missing(Path root) {
        return new Snapshot(
                root, new TreeMap<>(), Set.of(), Map.of(), Set.of(), new SkippedFiles(root), Optional.empty());
    }

    /** Whether a listed path that is not offered has to stay listed for now, because it was not looked at or changes. */
    public boolean isUndecided(String path) {
        if (pending.contains(path)) {
            return true;
        }
        String at = path;
        while (!at.isEmpty() && !unread.contains(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return !at.isEmpty();
    }
}
