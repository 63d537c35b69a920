package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.plural;

import java.time.Duration;
import java.util.Locale;

/** Amounts, rates and times as people read them: {@code 12.3 MB}, {@code 5.9 MB/s}, {@code 2.1 s}. */
public final class Amounts {
    private static final String UNITS = "kMGT";
    private static final int STEP = 1000;

    private Amounts() {}

    /** A number of bytes. */
    public static String size(double bytes) {
        if (bytes < STEP) {
            long whole = Math.round(bytes);
            return plural(whole, "%d byte", "%d bytes");
        }
        double value = bytes / STEP;
        int unit = 0;
        // 999.95 would be shown as 1000.0.
        while (value >= STEP - 0.05 && unit < UNITS.length() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, UNITS.charAt(unit));
    }

    /** The rate at which that many bytes came in that time. */
    public static String rate(long bytes, Duration elapsed) {
        return size(bytes / Math.max(elapsed.toNanos() / 1e9, 1e-3)) + "/s";
    }

    /** A time. */
    public static String time(Duration time) {
        if (time.toSeconds() < Duration.ofMinutes(1).toSeconds()) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
