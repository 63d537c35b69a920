package dev.lonja.peer.transfer;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What has been sent and fetched since the agent started, and what is under way. Any thread. */
@Singleton
public final class TransferCounters {

    /** The counts of one moment; what is running or waiting can fall again, the rest only grows. */
    public record Snapshot(
            long uploadsWaiting,
            long uploadsRunning,
            long uploadsDone,
            long uploadsFailed,
            long uploadsRefused,
            long uploadedBytes,
            long downloadsRunning,
            long downloadsDone,
            long downloadsFailed,
            long downloadedBytes) {}

    final LongAdder uploadsWaiting = new LongAdder();
    final LongAdder uploadsRunning = new LongAdder();
    final LongAdder uploadsDone = new LongAdder();
    /** Ended before the last byte, whoever was to blame. */
    final LongAdder uploadsFailed = new LongAdder();
    /** Not begun: no such file, not readable, or too many were waiting. */
    final LongAdder uploadsRefused = new LongAdder();

    final LongAdder uploadedBytes = new LongAdder();
    final LongAdder downloadsRunning = new LongAdder();
    final LongAdder downloadsDone = new LongAdder();
    final LongAdder downloadsFailed = new LongAdder();
    final LongAdder downloadedBytes = new LongAdder();

    /** The counts as they are now. */
    public Snapshot snapshot() {
        return new Snapshot(
                uploadsWaiting.sum(),
                uploadsRunning.sum(),
                uploadsDone.sum(),
                uploadsFailed.sum(),
                uploadsRefused.sum(),
                uploadedBytes.sum(),
                downloadsRunning.sum(),
                downloadsDone.sum(),
                downloadsFailed.sum(),
                downloadedBytes.sum());
    }
}
