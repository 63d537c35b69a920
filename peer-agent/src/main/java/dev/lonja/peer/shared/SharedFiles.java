package dev.lonja.peer.shared;

import dev.lonja.protocol.ClassicPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that one user published through this agent: the only files that it serves (protocol section 1, Meaning).
 *
 * <p>Each is known by its classic path, by which others ask for it, and stored with the path that was published and the real
 * path that it had then. Changes by other processes are seen
 * at the next use. Threads: safe from any; it blocks on the file system.
 */
public final class SharedFiles {
    private final ShareFile file;
    /** What could not be stored yet, by classic path: the file, or nothing for one that was removed. */
    private final Map<String, Optional<SharedFile>> unwritten = new HashMap<>();

    private volatile ShareFile.Version known;
    private long changes;
    /** When this process has added classic paths, or has seen that another one did. */
    private final Map<String, Long> addedNanos = new HashMap<>();

    SharedFiles(ShareFile file) {
        this.file = file;
        this.known = file.readOrUnread();
    }

    /**
     * Adds a path with its present real path. The file is shared from now on, even if storing that fails.
     *
     * @throws IOException if it cannot be stored: the next start of the agent does not share the file
     */
    public synchronized void add(String path) throws IOException {
        addedNanos.put(ClassicPath.encode(path), System.nanoTime());
        change(List.of(path), List.of());
    }

    /**
     * Removes a classic path. The file is not shared any more, even if storing that fails.
     *
     * @throws IOException if it cannot be stored: the next start of the agent shares the file again
     */
    public void remove(String classicPath) throws IOException {
        change(List.of(), List.of(classicPath));
    }

    /**
     * Adds paths with their present real paths, and removes other classic paths. They are stored together, which for many paths is much
     * faster than one by one; if nothing differs from what is stored, nothing is written. The change is valid from now on,
     * even if storing it fails; it is stored with the next one then.
     *
     * @throws IOException if it cannot be stored: the next start of the agent does not know of it
     */
    public void change(Collection<String> added, Collection<String> removed) throws IOException {
        Map<String, SharedFile> files = new HashMap<>();
        for (String path : added) {
            var file = new SharedFile(path, RealPaths.expected(Path.of(path)));
            files.put(file.classicPath(), file);
        }
        change(files, removed);
    }

    /**
     * The classic paths at one moment.
     *
     * @param stamp of the stored version
     * @param changes how often this process had changed the files
     */
    public record Snapshot(ShareFile.Stamp stamp, long changes, Set<String> classicPaths) {
        public Snapshot {
            classicPaths = Set.copyOf(classicPaths);
        }
    }

    /**
     * The classic paths that have been published for a while.
     *
     * @param age how long at least; a registry may list a path only some time after it was published
     */
    public synchronized Snapshot snapshot(Duration age) {
        reloadIfReadable();
        long now = System.nanoTime();
        addedNanos.values().removeIf(added -> now - added >= age.toNanos());
        Set<String> classicPaths = new HashSet<>(known.files().keySet());
        classicPaths.removeAll(addedNanos.keySet());
        return new Snapshot(known.stamp(), changes, classicPaths);
    }

    /**
     * Removes the classic paths of the snapshot that are not among those, if nothing was changed since by this process or another one:
     * a path may have been published again meanwhile.
     *
     * @return the paths of the removed files, as they were published
     * @throws IOException if this cannot be stored: the next start of the agent shares the files again
     */
    public synchronized Set<String> retain(Snapshot before, Set<String> listed) throws IOException {
        Set<String> gone = new HashSet<>(before.classicPaths());
        gone.removeAll(listed);
        if (gone.isEmpty() || changes != before.changes() || !known.stamp().equals(before.stamp())) {
            return Set.of();
        }
        Set<String> paths = gone.stream().flatMap(each -> pathOf(each).stream()).collect(Collectors.toSet());
        try {
            Optional<ShareFile.Version> written = file.updateIf(before.stamp(), entries -> {
                applyUnwritten(entries);
                entries.keySet().removeAll(gone);
            });
            written.ifPresent(now -> {
                known = now;
                unwritten.clear();
                changes++;
            });
            return written.isPresent() ? paths : Set.of();
        } catch (IOException unwritable) {
            change(Map.of(), gone);
            throw unwritable;
        }
    }

    /**
     * The file that others ask for by that classic path, if any.
     *
     * @throws IOException if another process has changed the entries and they cannot be read
     */
    Optional<SharedFile> find(String classicPath) throws IOException {
        if (hasChanged()) {
            reload();
        }
        return Optional.ofNullable(known.files().get(classicPath));
    }

    /** The registry has acknowledged these paths just now. */
    public synchronized void acknowledged(Collection<String> paths) {
        long now = System.nanoTime();
        paths.forEach(path -> addedNanos.put(ClassicPath.encode(path), now));
    }

    /** The paths of all files, as they were published. */
    public Set<String> paths() {
        return known.files().values().stream().map(SharedFile::path).collect(Collectors.toUnmodifiableSet());
    }

    /** The path that was published under that classic path; empty if this is not a file of this set. */
    public Optional<String> pathOf(String classicPath) {
        return Optional.ofNullable(known.files().get(classicPath)).map(SharedFile::path);
    }

    /**
     * Whether the file has another version. False if it cannot be accessed, or if the data folder was removed or emptied: then
     * the known entries stay valid.
     */
    private boolean hasChanged() {
        try {
            return !file.stamp().equals(known.stamp()) && !file.isLost();
        } catch (IOException unreachable) {
            return false;
        }
    }

    private void reloadIfReadable() {
        try {
            if (hasChanged()) {
                reload();
            }
        } catch (IOException unreadable) {
            // The known entries stay valid, and their stamp says that they are not those of the file.
        }
    }

    private synchronized void reload() throws IOException {
        try {
            ShareFile.Version now = file.read();
            Map<String, SharedFile> entries = new HashMap<>(now.files());
            applyUnwritten(entries);
            noteAdded(entries.keySet());
            known = new ShareFile.Version(now.stamp(), entries);
        } catch (IOException unreadable) {
            if (!known.stamp().equals(ShareFile.Stamp.UNREAD)) {
                throw unreadable;
            }
        }
    }

    private synchronized void change(Map<String, SharedFile> added, Collection<String> removed) throws IOException {
        changes++;
        noteAdded(added.keySet());
        Map<String, SharedFile> changed = new HashMap<>(known.files());
        changed.keySet().removeAll(new HashSet<>(removed));
        changed.putAll(added);
        boolean isLost = file.isLost() && !changed.isEmpty();
        boolean isStored = !isLost && unwritten.isEmpty() && changed.equals(known.files()) && !hasChanged();
        if (isStored) {
            return;
        }
        known = new ShareFile.Version(known.stamp(), changed);
        if (isLost) {
            changed.forEach((path, shared) -> unwritten.put(path, Optional.of(shared)));
        }
        removed.forEach(path -> unwritten.put(path, Optional.empty()));
        added.forEach((path, shared) -> unwritten.put(path, Optional.of(shared)));
        known = file.update(this::applyUnwritten);
        unwritten.clear();
    }

    private void noteAdded(Set<String> paths) {
        long now = System.nanoTime();
        for (String path : paths) {
            if (!known.files().containsKey(path)) {
                addedNanos.put(path, now);
            }
        }
    }

    private void applyUnwritten(Map<String, SharedFile> entries) {
        unwritten.forEach((path, shared) ->
                shared.ifPresentOrElse(added -> entries.put(path, added), () -> entries.remove(path)));
    }
}
