package dev.lonja.peer.upload;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Field;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The ports that a listener may choose from, both ends included. */
public record PortRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    public PortRange {
        if (first < 1 || last < first || last > Field.MAX_PORT) {
            throw new IllegalArgumentException(
                    text("'%d-%d' is not a range of ports from 1 to %d", first, last, Field.MAX_PORT));
        }
    }

    /**
     * Reads {@code 20000-29999}, or a single port.
     *
     * @throws IllegalArgumentException if the text is neither, with a message that says what is expected
     */
    public static PortRange parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    text("'%s' is neither a port nor a range of ports such as 20000-29999", text));
        }
        int first = Integer.parseInt(matcher.group(1));
        return new PortRange(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    /** Every port of the range once, beginning {@code start} ports after the first one; the first follows the last. */
    public IntStream from(int start) {
        int size = last - first + 1;
        return IntStream.range(0, size).map(step -> first + (start + step) % size);
    }

    /** The number of ports. */
    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
