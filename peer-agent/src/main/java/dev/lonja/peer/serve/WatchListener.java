package dev.lonja.peer.serve;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Waits for the events of a watch service, and reports those that matter. If its thread dies, {@link #isListening()} is false
 * from then on, and the caller opens another listener.
 *
 * <p>Threads: {@code lonja-folder-watch} waits for events; the thread of the caller calls the methods.
 */
final class WatchListener implements AutoCloseable {
    /** Every name in a folder matters. */
    static final Set<String> ALL_NAMES = Set.of();

    private static final Logger LOG = Logger.getLogger(WatchListener.class);

    private final WatchService service;
    private final ServeStatus status;
    private final Runnable onChange;
    private final Map<WatchKey, Set<String>> names = new ConcurrentHashMap<>();
    private volatile boolean isListening = true;
    private volatile boolean isClosed;

    WatchListener(WatchService service, ServeStatus status, Runnable onChange) {
        this.service = service;
        this.status = status;
        this.onChange = onChange;
        Thread.ofPlatform().daemon().name("lonja-folder-watch").start(this::listen);
    }

    boolean isListening() {
        return isListening;
    }

    /** Watches a folder; only these names in it matter. */
    WatchKey register(Path folder, Set<String> relevant) throws IOException {
        try {
            WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
            setNames(key, relevant);
            return key;
        } catch (ClosedWatchServiceException closed) {
            throw new IOException("the watch service of the system has ended", closed);
        }
    }

    /** Only these names matter in a folder that is watched already. */
    void setNames(WatchKey key, Set<String> relevant) {
        names.put(key, relevant);
    }

    void cancel(WatchKey key) {
        key.cancel();
        names.remove(key);
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            service.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to close.
        }
    }

    private void listen() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean matters = matters(key);
                if (!key.reset()) {
                    names.remove(key);
                }
                if (matters) {
                    onChange.run();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException ending) {
            LOG.debugf("the watch has ended: %s", ending);
        } catch (RuntimeException | Error failure) {
            LOG.warn("the watch of the folder failed, and is started again", failure);
        } finally {
            isListening = false;
            if (!isClosed) {
                status.watchFailed();
                onChange.run();
            }
        }
    }

    private void overflowed() {
        if (status.watchOverflows() == 0) {
            LOG.warn("there were more changes than the system remembers; the whole folder is read then");
        }
        status.watchOverflowed();
    }

    private boolean matters(WatchKey key) {
        boolean matters = !key.isValid();
        Set<String> relevant = names.getOrDefault(key, ALL_NAMES);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == OVERFLOW) {
                overflowed();
            }
            matters |= event.kind() == OVERFLOW
                    || relevant.isEmpty()
                    || relevant.contains(String.valueOf(event.context()));
        }
        return matters;
    }
}
