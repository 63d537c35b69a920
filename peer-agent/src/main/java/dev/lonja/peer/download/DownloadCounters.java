package dev.lonja.peer.download;

import java.util.concurrent.atomic.LongAdder;

/** Counts the downloads since the agent started. Any thread. */
public final class DownloadCounters {

    /** The counts at one moment. Running rises and falls, the others only grow. */
    public record Snapshot(long downloadsRunning, long downloadsDone, long downloadsFailed, long downloadedBytes) {}

    final LongAdder downloadsRunning = new LongAdder();
    final LongAdder downloadsDone = new LongAdder();
    final LongAdder downloadsFailed = new LongAdder();
    final LongAdder downloadedBytes = new LongAdder();

    /** The counts as they are now. */
    public Snapshot snapshot() {
        return new Snapshot(downloadsRunning.sum(), downloadsDone.sum(), downloadsFailed.sum(), downloadedBytes.sum());
    }
}
