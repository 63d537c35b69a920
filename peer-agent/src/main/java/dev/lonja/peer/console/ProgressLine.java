package dev.lonja.peer.console;

import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.ProgressDisplay;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line of a terminal that shows the progress of one or several downloads: how much, how fast, and for one file how
 * long it still takes. The line appears after a second, and is removed at the end.
 *
 * <p>Threads: those of its downloads.
 */
public final class ProgressLine implements ProgressDisplay {
    private static final Duration QUIET_TIME = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String CLEAR = "\r\033[K";
    /** What does not fit into a narrow terminal is not shown: a line that wraps cannot be cleared. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintStream terminal;
    private final int files;
    private final LongSupplier nanoTime;
    private final long began;
    private long shown;
    private boolean visible;
    private int completeFiles;
    private long receivedBytes;
    private long totalBytes;

    /** A line on that terminal for that number of files, whose downloads begin now. */
    public ProgressLine(PrintStream terminal, int files) {
        this(terminal, files, System::nanoTime);
    }

    ProgressLine(PrintStream terminal, int files, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.files = files;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shown = began;
    }

    @Override
    public DownloadProgress nextFile() {
        return new OneFile();
    }

    /** Removes the line, if it is visible. */
    @Override
    public synchronized void close() {
        if (visible) {
            visible = false;
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    /** The progress of one of the files. */
    private final class OneFile implements DownloadProgress {
        private long received;
        private long total;
        private boolean isComplete;

        @Override
        public void advanced(long receivedNow, long totalNow) {
            synchronized (ProgressLine.this) {
                receivedBytes += receivedNow - received;
                totalBytes += totalNow - total;
                received = receivedNow;
                total = totalNow;
                if (received == total && !isComplete) {
                    isComplete = true;
                    completeFiles++;
                }
                update();
            }
        }
    }

    private void update() {
        if (completeFiles == files) {
            close();
            return;
        }
        long now = nanoTime.getAsLong();
        boolean due = visible ? now - shown >= INTERVAL.toNanos() : now - began >= QUIET_TIME.toNanos();
        if (due) {
            visible = true;
            shown = now;
            double bytesPerSecond = receivedBytes / ((now - began) / 1e9);
            String line = files == 1 ? ofOneFile(bytesPerSecond) : ofSeveral(bytesPerSecond);
            terminal.print(CLEAR + NO_WRAP + line + WRAP);
            terminal.flush();
        }
    }

    private String ofOneFile(double bytesPerSecond) {
        String left = receivedBytes == 0 ? "?" : time(Math.round((totalBytes - receivedBytes) / bytesPerSecond));
        return "%3d %%  %s of %s  %s/s  %s left"
                .formatted(
                        (long) (100.0 * receivedBytes / totalBytes),
                        size(receivedBytes),
                        size(totalBytes),
                        size(bytesPerSecond),
                        left);
    }

    /** The sizes of files that have not begun are not known, so there is neither a percentage nor a time. */
    private String ofSeveral(double bytesPerSecond) {
        return "%d of %d files  %s  %s/s".formatted(completeFiles, files, size(receivedBytes), size(bytesPerSecond));
    }

    private static String size(double bytes) {
        String units = "kMGT";
        double value = bytes / 1000;
        int unit = 0;
        while (value >= 1000 && unit < units.length() - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, units.charAt(unit));
    }

    private static String time(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        return duration.toHours() > 0
                ? "%d:%02d:%02d".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart())
                : "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
