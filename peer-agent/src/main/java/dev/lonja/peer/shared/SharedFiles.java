package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files that one user published through this agent: the only files that it serves (protocol section 1, Meaning).
 *
 * <p>Each published path is stored with the real path that it had when it was published. Changes by other processes are seen
 * at the next use. Threads: safe from any; it blocks on the file system.
 */
public final class SharedFiles {
    private final ShareFile file;
    private volatile ShareFile.Version known;
    private Consumer<Map<String, Path>> unwritten = entries -> {};
    private long changes;

    SharedFiles(ShareFile file) throws IOException {
        this.file = file;
        this.known = file.read();
    }

    /**
     * Adds a path with its present real path. The file is shared from now on, even if storing that fails.
     *
     * @throws IOException if it cannot be stored: the next start of the agent does not share the file
     */
    public void add(String path) throws IOException {
        Path realPath = RealPaths.expected(Path.of(path));
        change(entries -> entries.put(path, realPath));
    }

    /**
     * Adds all the paths and stores them together, which for many paths is much faster than one by one.
     *
     * @throws IOException if they cannot be stored: the next start of the agent does not share the files
     */
    public void addAll(Collection<String> paths) throws IOException {
        Map<String, Path> added = new HashMap<>();
        for (String path : paths) {
            added.put(path, RealPaths.expected(Path.of(path)));
        }
        change(entries -> entries.putAll(added));
    }

    /**
     * Removes a path. The file is not shared any more, even if storing that fails.
     *
     * @throws IOException if it cannot be stored: the next start of the agent shares the file again
     */
    public void remove(String path) throws IOException {
        change(entries -> entries.remove(path));
    }

    /**
     * The published paths at one moment.
     *
     * @param stamp of the stored version
     * @param changes how often this process had changed the files
     */
    public record Snapshot(ShareFile.Stamp stamp, long changes, Set<String> paths) {
        public Snapshot {
            paths = Set.copyOf(paths);
        }
    }

    /**
     * The published paths now.
     *
     * @throws IOException if another process has changed the entries and they cannot be read
     */
    public synchronized Snapshot snapshot() throws IOException {
        if (hasChanged()) {
            reload();
        }
        return new Snapshot(known.stamp(), changes, known.realPaths().keySet());
    }

    /**
     * Removes the paths of the snapshot that are not among those, if nothing was changed since by this process or another one:
     * a path may have been published again meanwhile.
     *
     * @return the removed paths
     * @throws IOException if this cannot be stored: the next start of the agent shares the files again
     */
    public synchronized Set<String> retain(Snapshot before, Set<String> listed) throws IOException {
        Set<String> gone = new HashSet<>(before.paths());
        gone.removeAll(listed);
        if (gone.isEmpty() || changes != before.changes() || !known.stamp().equals(before.stamp())) {
            return Set.of();
        }
        Consumer<Map<String, Path>> removal = entries -> entries.keySet().removeAll(gone);
        try {
            Optional<ShareFile.Version> written = file.updateIf(before.stamp(), unwritten.andThen(removal));
            written.ifPresent(now -> {
                known = now;
                unwritten = entries -> {};
                changes++;
            });
            return written.isPresent() ? gone : Set.of();
        } catch (IOException unwritable) {
            change(removal);
            throw unwritable;
        }
    }

    /**
     * The real path of the file that the user published under that path, if any.
     *
     * @throws IOException if another process has changed the entries and they cannot be read
     */
    Optional<Path> find(String path) throws IOException {
        if (hasChanged()) {
            reload();
        }
        return Optional.ofNullable(known.realPaths().get(path));
    }

    /** The paths of all files. */
    public Set<String> paths() {
        return known.realPaths().keySet();
    }

    private boolean hasChanged() {
        try {
            return !file.stamp().equals(known.stamp());
        } catch (IOException unreachable) {
            return false; // Without access to the file, the known entries stay valid.
        }
    }

    private synchronized void reload() throws IOException {
        ShareFile.Version now = file.read();
        Map<String, Path> entries = new HashMap<>(now.realPaths());
        unwritten.accept(entries);
        known = new ShareFile.Version(now.stamp(), entries);
    }

    private synchronized void change(Consumer<Map<String, Path>> change) throws IOException {
        changes++;
        Map<String, Path> changed = new HashMap<>(known.realPaths());
        change.accept(changed);
        known = new ShareFile.Version(known.stamp(), changed);
        unwritten = unwritten.andThen(change);
        known = file.update(unwritten);
        unwritten = entries -> {};
    }
}
