package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one user published through this agent: the only files that it serves (section 1, Meaning).
 *
 * <p>A path is a key into this set. With it is remembered the real path that it named when the user published it. What
 * another process changes in the same set counts from its next use on. Threads: changed by the one that executes
 * commands, read by any.
 */
public final class SharedFiles {
    private final ShareFile file;
    private volatile ShareFile.Version known;
    private Consumer<Map<String, Path>> unwritten = entries -> {};

    SharedFiles(ShareFile file) throws IOException {
        this.file = file;
        this.known = file.read();
    }

    /**
     * Adds a path, naming what it names now. It is shared from then on even if that cannot be written down.
     *
     * @throws IOException if the next start of the agent will not know of it
     */
    public void add(String path) throws IOException {
        Path realPath = RealPaths.expected(Path.of(path));
        change(entries -> entries.put(path, realPath));
    }

    /**
     * Adds all the paths, written down once: for many this is much faster than one by one.
     *
     * @throws IOException if the next start of the agent will not know of them
     */
    public void addAll(Collection<String> paths) throws IOException {
        Map<String, Path> added = new HashMap<>();
        for (String path : paths) {
            added.put(path, RealPaths.expected(Path.of(path)));
        }
        change(entries -> entries.putAll(added));
    }

    /**
     * Takes a path out, at once even if that cannot be written down.
     *
     * @throws IOException if the next start of the agent will still have it
     */
    public void remove(String path) throws IOException {
        change(entries -> entries.remove(path));
    }

    /**
     * The real path that the user published under that path, if there is one.
     *
     * @throws IOException if another process has changed the set, and it cannot be read
     */
    Optional<Path> find(String path) throws IOException {
        if (hasChanged()) {
            readAgain();
        }
        return Optional.ofNullable(known.realPaths().get(path));
    }

    private boolean hasChanged() {
        try {
            return !file.stamp().equals(known.stamp());
        } catch (IOException unreachable) {
            return false; // What cannot be reached cannot be changed either.
        }
    }

    private synchronized void readAgain() throws IOException {
        ShareFile.Version now = file.read();
        Map<String, Path> entries = new HashMap<>(now.realPaths());
        unwritten.accept(entries);
        known = new ShareFile.Version(now.stamp(), entries);
    }

    private synchronized void change(Consumer<Map<String, Path>> change) throws IOException {
        Map<String, Path> changed = new HashMap<>(known.realPaths());
        change.accept(changed);
        known = new ShareFile.Version(known.stamp(), changed);
        unwritten = unwritten.andThen(change);
        known = file.update(unwritten);
        unwritten = entries -> {};
    }
}
