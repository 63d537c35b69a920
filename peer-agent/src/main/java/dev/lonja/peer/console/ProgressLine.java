package dev.lonja.peer.console;

import dev.lonja.peer.download.DownloadProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line of a terminal that tells how a download gets on: how much, how fast, how long still. It appears after a second,
 * and goes away at the end.
 *
 * <p>Thread: the one that downloads; an object for each download.
 */
public final class ProgressLine implements DownloadProgress {
    private static final Duration QUIET_TIME = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final String CLEAR = "\r\033[K";

    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private final long began;
    private long shown;
    private boolean visible;

    /** A line on that terminal for a download that begins now. */
    public ProgressLine(PrintStream terminal) {
        this(terminal, System::nanoTime);
    }

    ProgressLine(PrintStream terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shown = began;
    }

    @Override
    public void advanced(long receivedBytes, long totalBytes) {
        if (receivedBytes == totalBytes) {
            clear();
            return;
        }
        long now = nanoTime.getAsLong();
        boolean due = visible ? now - shown >= INTERVAL.toNanos() : now - began >= QUIET_TIME.toNanos();
        if (due) {
            visible = true;
            shown = now;
            show(receivedBytes, totalBytes, (now - began) / 1e9);
        }
    }

    /** Takes the line away, if it is there: for a download that failed. */
    public void clear() {
        if (visible) {
            visible = false;
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    private void show(long receivedBytes, long totalBytes, double seconds) {
        double bytesPerSecond = receivedBytes / seconds;
        String left = receivedBytes == 0 ? "?" : time(Math.round((totalBytes - receivedBytes) / bytesPerSecond));
        terminal.print(CLEAR
                + "%3d %%  %s of %s  %s/s  %s left"
                        .formatted(
                                (long) (100.0 * receivedBytes / totalBytes),
                                size(receivedBytes),
                                size(totalBytes),
                                size(bytesPerSecond),
                                left));
        terminal.flush();
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
