package dev.lonja.peer.serve;

import java.util.concurrent.atomic.LongAdder;

/** The state of the server, and what has happened to it so far. Written by its own threads, read by any. */
final class ServeStatus {
    private final LongAdder comparisons = new LongAdder();
    private final LongAdder failedComparisons = new LongAdder();
    private final LongAdder watchFailures = new LongAdder();
    private final LongAdder watchOverflows = new LongAdder();
    private volatile boolean isWatching;
    private volatile Moment moment = Moment.disconnected("");

    /**
     * The state at one moment.
     *
     * @param isConnected whether the registry lists the user
     * @param isPublished whether the registry lists exactly the files of the folder
     * @param files the number of files that are published
     * @param skipped the number of files that are not published; the log has the reasons
     * @param vanished the number of listed files that the folder has no longer, and that are not deleted yet
     * @param problem why not everything is as it should be; empty if it is
     */
    record Moment(
            String user,
            boolean isConnected,
            boolean isPublished,
            int files,
            int skipped,
            int vanished,
            String problem) {
        /** The user is not connected. */
        static Moment disconnected(String user) {
            return new Moment(user, false, false, 0, 0, 0, "");
        }

        /** The same moment, with a problem because of which the files are not published. */
        Moment failed(String reason) {
            return new Moment(user, isConnected, false, files, skipped, vanished, reason);
        }
    }

    void set(Moment now) {
        moment = now;
    }

    Moment moment() {
        return moment;
    }

    boolean isReady() {
        return moment.isConnected() && moment.isPublished();
    }

    /** The folder was compared, with or without success. */
    void compared(boolean isDone) {
        comparisons.increment();
        if (!isDone) {
            failedComparisons.increment();
        }
    }

    long comparisons() {
        return comparisons.sum();
    }

    long failedComparisons() {
        return failedComparisons.sum();
    }

    /** Whether changes in every folder are noticed at once. */
    void setWatching(boolean now) {
        isWatching = now;
    }

    boolean isWatching() {
        return isWatching;
    }

    /** The watch has ended by itself; it is started again. */
    void watchFailed() {
        watchFailures.increment();
    }

    long watchFailures() {
        return watchFailures.sum();
    }

    /** There were more changes than the system remembers. */
    void watchOverflowed() {
        watchOverflows.increment();
    }

    long watchOverflows() {
        return watchOverflows.sum();
    }
}
