package dev.lonja.peer.serve;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.failure.Trouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notices that something has changed in one of many folders. It does not tell what, so the folders are read again.
 *
 * <p>The system watches folders, not their names: a folder that was renamed is still watched, and the new one of its old name
 * is not. So folders are known by their keys in the file system. A folder that cannot be watched because a limit of the system
 * is reached is tried again at each call.
 *
 * <p>Threads: one that uses it, and that of its {@link WatchListener}.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class);

    /** Opens the watch service of the system. */
    interface Opener {
        WatchService open() throws IOException;
    }

    private final Opener opener;
    private final ServeStatus status;
    private final Runnable onChange;
    private final Trouble trouble;
    private Map<Object, WatchKey> keys = new HashMap<>();
    private @Nullable WatchListener listener;

    /**
     * A watch of no folder yet.
     *
     * @param interval the interval at which the folders are read when they cannot be watched
     */
    FolderWatch(Opener opener, ServeStatus status, Duration interval, Runnable onChange) {
        this.opener = opener;
        this.status = status;
        this.onChange = onChange;
        this.trouble = Trouble.of(
                "not all folders can be watched, their changes are found within " + interval.toSeconds() + " s", LOG);
    }

    /** A watch by the watch service of the system. */
    static FolderWatch ofSystem(ServeStatus status, Duration interval, Runnable onChange) {
        return new FolderWatch(FileSystems.getDefault()::newWatchService, status, interval, onChange);
    }

    /**
     * Watches these folders and no others.
     *
     * @param folders folders with their keys in the file system; every change in them matters
     * @param route more folders, and the names in them that matter
     * @return whether a folder is watched now that was not before: its content may have changed since it was read
     */
    boolean watch(Map<Path, Object> folders, Map<Path, Set<String>> route) {
        try {
            var round = new Round(openListener());
            folders.forEach((folder, key) -> round.watch(folder, key, WatchListener.ALL_NAMES));
            route.forEach(round::watchStep);
            keys = round.finish(keys);
            if (round.refusal.isEmpty()) {
                trouble.end();
            } else {
                trouble.begin(round.refusal);
            }
            return round.hasNew;
        } catch (IOException unavailable) {
            trouble.begin(Reasons.of(unavailable));
            return false;
        } finally {
            status.setWatching(!trouble.exists());
        }
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }

    /** The key that the file system knows the folder by; the path itself if there is none. */
    static Object keyOf(Path folder) {
        try {
            return requireKey(folder);
        } catch (IOException missing) {
            return folder;
        }
    }

    private static Object requireKey(Path folder) throws IOException {
        return Objects.requireNonNullElse(
                Files.readAttributes(folder, BasicFileAttributes.class).fileKey(), folder);
    }

    /** The listener that runs, or a new one if there is none or its thread has died. */
    private WatchListener openListener() throws IOException {
        WatchListener open = listener;
        if (open == null || !open.isListening()) {
            close();
            listener = null;
            keys = new HashMap<>();
            open = new WatchListener(opener.open(), status, onChange);
            listener = open;
        }
        return open;
    }

    /** One call of {@link #watch}. */
    private final class Round {
        private final WatchListener open;
        private final Map<Object, WatchKey> watched = new HashMap<>();
        private String refusal = "";
        private boolean hasNew;

        Round(WatchListener open) {
            this.open = open;
        }

        /** Watches a folder on the way to the shared one. A folder that may not be read may not be watched either. */
        void watchStep(Path folder, Set<String> names) {
            try {
                Object key = requireKey(folder);
                if (!watched.containsKey(key) && (keys.containsKey(key) || Files.isReadable(folder))) {
                    watch(folder, key, names);
                }
            } catch (IOException gone) {
                hasNew = true;
            }
        }

        void watch(Path folder, Object key, Set<String> names) {
            WatchKey known = keys.get(key);
            if (known != null && known.isValid()) {
                open.setNames(known, names);
                watched.put(key, known);
            } else if (refusal.isEmpty()) {
                register(folder, key, names);
            }
        }

        private void register(Path folder, Object key, Set<String> names) {
            try {
                WatchKey registered = open.register(folder, names);
                hasNew = true;
                if (requireKey(folder).equals(key)) {
                    watched.put(key, registered);
                }
            } catch (NoSuchFileException | NotDirectoryException gone) {
                hasNew = true;
            } catch (AccessDeniedException denied) {
                refusal = folder + ": permission denied";
            } catch (IOException limit) {
                refusal = Reasons.of(limit);
            }
        }

        /** Cancels what is not wanted any more. */
        Map<Object, WatchKey> finish(Map<Object, WatchKey> before) {
            before.forEach((key, known) -> {
                if (!watched.containsKey(key)) {
                    open.cancel(known);
                }
            });
            return watched;
        }
    }
}
