package dev.lonja.protocol;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The date and time that later editions of the course put after the operation's name (section 1, Dated requests), as
 * it was sent: {@code dd/MM/yyyy HH:mm:ss}, one or more spaces between the two.
 */
public record RequestDate(String text) {
    /** The length of the shortest date: nothing shorter needs a closer look. */
    public static final int MIN_BYTES = 19;

    private static final Pattern FORM = Pattern.compile("\\d{2}/\\d{2}/\\d{4} +\\d{2}:\\d{2}:\\d{2}");
    private static final DateTimeFormatter FORMATTER = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);

    /**
     * Keeps the text as it was sent.
     *
     * @throws IllegalArgumentException if the text has not exactly the form above
     */
    public RequestDate {
        if (!hasForm(text)) {
            throw new IllegalArgumentException("'" + Printable.of(text) + "' is not dd/MM/yyyy HH:mm:ss");
        }
    }

    /** Whether the text has exactly the form of a date; no user name and no path has it. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** The date of a moment, to the second. */
    public static RequestDate of(LocalDateTime moment) {
        return new RequestDate(FORMATTER.format(moment));
    }
}
