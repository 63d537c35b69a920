package dev.lonja.peer.serve;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Notices that something has changed in one of many folders. It does not tell what, so the folders are read again.
 *
 * <p>Threads: one that uses it, and one of its own that waits for the events of the system.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FolderWatch.class);

    private final WatchService service;
    private final Runnable onChange;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private boolean isLimitLogged;

    FolderWatch(Runnable onChange) throws IOException {
        this.service = FileSystems.getDefault().newWatchService();
        this.onChange = onChange;
        Thread listener = new Thread(this::listen, "lonja-folder-watch");
        listener.setDaemon(true);
        listener.start();
    }

    /** Watches these folders and no others. Changes in a folder that cannot be watched are found by the next comparison. */
    void watch(Set<Path> folders) {
        keys.values().removeIf(key -> !key.isValid());
        keys.entrySet().removeIf(watched -> {
            boolean isGone = !folders.contains(watched.getKey());
            if (isGone) {
                watched.getValue().cancel();
            }
            return isGone;
        });
        for (Path folder : folders) {
            if (!keys.containsKey(folder)) {
                register(folder);
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    private void register(Path folder) {
        try {
            keys.put(folder, folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
        } catch (IOException limit) {
            if (!isLimitLogged) {
                isLimitLogged = true;
                LOG.warnf(
                        "%s cannot be watched, its changes are found at the next comparison: %s",
                        folder, limit.getMessage());
            }
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents();
                key.reset();
                onChange.run();
            }
        } catch (ClosedWatchServiceException | InterruptedException ending) {
            // The watch has ended.
        }
    }
}
