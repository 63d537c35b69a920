package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.DownloadTotals;
import dev.lonja.peer.download.ProgressDisplay;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * One line of a terminal that shows the progress of one or several downloads: how much, how fast, and for one file how
 * long it still takes. The line appears after a second, and is removed at the end.
 *
 * <p>The line is as long as the terminal is wide at that moment, and the cursor waits at its beginning: when the window
 * becomes narrower, the terminal may wrap the line, and all of it is still behind the cursor.
 *
 * <p>Threads: those of its downloads.
 */
public final class ProgressLine implements ProgressDisplay {
    private static final Duration QUIET_TIME = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    /** Back to the beginning of the line; the line and those that it was wrapped into become empty. */
    private static final String CLEAR = "\r\033[J";

    /** A window that has become narrower since its width was asked for must not wrap the line. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintStream terminal;
    private final IntSupplier columns;
    private final int files;
    private final LongSupplier nanoTime;
    private final long began;
    private final DownloadTotals totals = new DownloadTotals();
    private long shown;
    private boolean visible;

    /**
     * A line on that terminal for that number of files, whose downloads begin now.
     *
     * @param columns the width of the terminal at the time it is asked for; 0 or less if the terminal does not know it
     */
    public ProgressLine(PrintStream terminal, IntSupplier columns, int files) {
        this(terminal, columns, files, System::nanoTime);
    }

    ProgressLine(PrintStream terminal, IntSupplier columns, int files, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.columns = columns;
        this.files = files;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shown = began;
    }

    @Override
    public DownloadProgress nextFile() {
        DownloadProgress file = totals.nextFile();
        return (received, total) -> {
            file.advanced(received, total);
            update();
        };
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

    private synchronized void update() {
        if (totals.completeFiles() == files) {
            close();
            return;
        }
        long now = nanoTime.getAsLong();
        boolean due = visible ? now - shown >= INTERVAL.toNanos() : now - began >= QUIET_TIME.toNanos();
        if (due) {
            visible = true;
            shown = now;
            double bytesPerSecond = totals.receivedBytes() / ((now - began) / 1e9);
            List<String> forms = files == 1 ? ofOneFile(bytesPerSecond) : ofSeveral(bytesPerSecond);
            terminal.print(CLEAR + NO_WRAP + TextWidth.fitting(forms, columns.getAsInt()) + "\r" + WRAP);
            terminal.flush();
        }
    }

    /** The forms of the line, the longest first. */
    private List<String> ofOneFile(double bytesPerSecond) {
        long receivedBytes = totals.receivedBytes();
        long totalBytes = totals.totalBytes();
        String left = receivedBytes == 0 ? "?" : time(Math.round((totalBytes - receivedBytes) / bytesPerSecond));
        String percent = "%3d %%".formatted((long) (100.0 * receivedBytes / totalBytes));
        String rate = size(bytesPerSecond) + "/s";
        return List.of(
                text("%s  %s of %s  %s  %s left", percent, size(receivedBytes), size(totalBytes), rate, left),
                "%s  %s  %s  %s".formatted(percent, size(totalBytes), rate, left),
                "%s  %s  %s".formatted(percent, rate, left),
                "%s  %s".formatted(percent, rate),
                percent);
    }

    /** The sizes of files that have not begun are not known, so there is neither a percentage nor a time. */
    private List<String> ofSeveral(double bytesPerSecond) {
        int completeFiles = totals.completeFiles();
        String rate = size(bytesPerSecond) + "/s";
        return List.of(
                text("%d of %d files  %s  %s", completeFiles, files, size(totals.receivedBytes()), rate),
                text("%d of %d  %s", completeFiles, files, rate),
                text("%d of %d", completeFiles, files));
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
