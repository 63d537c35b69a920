package dev.lonja.protocol.codec;

import dev.lonja.protocol.Printable;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The date and time that later editions of the course put after the operation's name (section 1, Dated requests), as the
 * client sent it: {@code dd/MM/yyyy HH:mm:ss}, with one or more spaces between the two.
 */
public record RequestDate(String text) {
    /** The length of the shortest date; a shorter text is not a date. */
    public static final int MIN_BYTES = 19;

    private static final Pattern FORM = Pattern.compile("\\d{2}/\\d{2}/\\d{4} +\\d{2}:\\d{2}:\\d{2}");
    private static final DateTimeFormatter FORMATTER = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);

    /**
     * Stores the text as it was sent.
     *
     * @throws IllegalArgumentException if the text does not have exactly that form
     */
    public RequestDate {
        if (!hasForm(text)) {
            throw new IllegalArgumentException("'" + Printable.of(text) + "' is not dd/MM/yyyy HH:mm:ss");
        }
    }

    /** Whether the text has exactly the form of a date. No user name and no path has this form. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** The date of a moment, to the second. */
    public static RequestDate of(LocalDateTime moment) {
        return new RequestDate(FORMATTER.format(moment));
    }
}
