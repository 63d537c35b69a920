package dev.lonja.peer.upload;

import dev.lonja.transport.FairQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts the uploads since the agent started. Any thread. */
public final class UploadCounters {

    /** The counts at one moment. Waiting and running rise and fall, the others only grow. */
    public record Snapshot(
            long uploadsWaiting,
            long uploadsRunning,
            long uploadsDone,
            long uploadsFailed,
            long uploadsChanged,
            long uploadsSlow,
            long uploadsRefused,
            long uploadedBytes) {}

    final LongAdder uploadsWaiting = new LongAdder();
    final LongAdder uploadsRunning = new LongAdder();
    final LongAdder uploadsDone = new LongAdder();
    /** Uploads that ended before the last byte, for any reason. */
    final LongAdder uploadsFailed = new LongAdder();
    /** Those among the failed and the refused ones whose file was written meanwhile. */
    final LongAdder uploadsChanged = new LongAdder();
    /** Those among the failed ones whose reader was too slow while others waited. */
    final LongAdder uploadsSlow = new LongAdder();
    /** Uploads that never began: no such file, not readable, or too many waiting. */
    final LongAdder uploadsRefused = new LongAdder();

    final LongAdder uploadedBytes = new LongAdder();

    /** Counts the uploads that run and wait. */
    FairQueue.Listener queue() {
        return new FairQueue.Listener() {
            @Override
            public void runningChanged(int by) {
                uploadsRunning.add(by);
            }

            @Override
            public void waitingChanged(int by) {
                uploadsWaiting.add(by);
            }
        };
    }

    /** The counts as they are now. */
    public Snapshot snapshot() {
        return new Snapshot(
                uploadsWaiting.sum(),
                uploadsRunning.sum(),
                uploadsDone.sum(),
                uploadsFailed.sum(),
                uploadsChanged.sum(),
                uploadsSlow.sum(),
                uploadsRefused.sum(),
                uploadedBytes.sum());
    }
}
