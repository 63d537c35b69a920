package dev.lonja.peer.download;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The downloads of one command, which are cancelled together. Threads: any. */
public final class DownloadBatch {
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isCancelled;

    /** Ends the running downloads, and lets no further one begin. */
    public void cancel() {
        isCancelled = true;
        running.forEach(Runnable::run);
    }

    /** Whether the downloads are cancelled. */
    public boolean isCancelled() {
        return isCancelled;
    }

    /** A download runs now. If the batch is cancelled already, so is the download. */
    void begin(Runnable cancel) {
        running.add(cancel);
        if (isCancelled) {
            cancel.run();
        }
    }

    /** The download has ended. */
    void end(Runnable cancel) {
        running.remove(cancel);
    }
}
