package dev.lonja.peer.shell.background;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.console.Amounts;
import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.DownloadTotals;
import dev.lonja.peer.download.ProgressDisplay;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one download in the background, which can have several files.
 *
 * <p>Threads: those that download advance it; any may ask for it.
 */
final class BackgroundProgress implements ProgressDisplay {
    private final LongSupplier nanoTime;
    private int files;
    private final DownloadTotals totals = new DownloadTotals();
    private @Nullable Long begunNanos;
    private @Nullable Long endedNanos;

    BackgroundProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That many more files are expected. */
    synchronized ProgressDisplay expect(int more) {
        files += more;
        return this;
    }

    /** The download runs from now on. */
    synchronized void begin() {
        begunNanos = nanoTime.getAsLong();
    }

    /** The download has ended. */
    synchronized void end() {
        endedNanos = nanoTime.getAsLong();
    }

    @Override
    public DownloadProgress nextFile() {
        return totals.nextFile();
    }

    /** Nothing is shown, and so nothing has to be removed. */
    @Override
    public void close() {}

    /** How much has come: {@code 45 % of 27.0 MB}, {@code 3 of 12 files, 4.5 MB}. */
    synchronized String amount() {
        long receivedBytes = totals.receivedBytes();
        long totalBytes = totals.totalBytes();
        if (files != 1) {
            return text("%d of %d files, %s", totals.completeFiles(), files, Amounts.size(receivedBytes));
        }
        if (totalBytes == 0) {
            return Amounts.size(receivedBytes);
        }
        return text("%d %% of %s", 100 * receivedBytes / totalBytes, Amounts.size(totalBytes));
    }

    /** How fast it comes, on the average; empty before it begins. */
    synchronized String rate() {
        Long began = begunNanos;
        Long ended = endedNanos;
        if (began == null) {
            return "";
        }
        return Amounts.rate(
                totals.receivedBytes(), Duration.ofNanos((ended == null ? nanoTime.getAsLong() : ended) - began));
    }
}
