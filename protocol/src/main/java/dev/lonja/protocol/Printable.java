package dev.lonja.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from outside safe to show, and reads it back as a person copies it.
 *
 * <p>A character that a terminal would not show, or would obey, is written as an escape: <code>&#92;u{200d}</code>. A
 * backslash stands for itself, unless an escape seems to begin with it; then it is <code>&#92;u{5c}</code>. A quote at
 * the beginning, which would open a quoted word, is <code>&#92;u{22}</code> or <code>&#92;u{27}</code>.
 */
public final class Printable {
    private static final int MAX_CHARACTERS = 300;
    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9A-Fa-f]{1,6})}");

    private Printable() {}

    /** The name for a message: as {@link #name}, and shortened in its middle to 300 characters. */
    public static String of(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= MAX_CHARACTERS) {
            return name(text);
        }
        int half = MAX_CHARACTERS / 2;
        return name(text.substring(0, text.offsetByCodePoints(0, half))) + "…"
                + name(text.substring(text.offsetByCodePoints(text.length(), -half)));
    }

    /** The whole name, in the form that {@link #parse} reads back. */
    public static String name(String text) {
        var shown = new StringBuilder(text.length() + 16);
        Matcher escape = ESCAPE.matcher(text);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            boolean isQuote = isQuote(codePoint) && at == 0;
            if (isHidden(codePoint) || isQuote || codePoint == '\\' && beginsAnEscape(escape, at)) {
                append(shown, codePoint);
            } else {
                shown.appendCodePoint(codePoint);
            }
        }
        return shown.toString();
    }

    /** A whole message: what it quotes may be escaped already, so its backslashes stay. */
    public static String message(String text) {
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (isHidden(codePoint)) {
                append(shown, codePoint);
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }

    /** The text for another program: as it is, but on one line and without control characters. */
    public static String line(String text) {
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (isHidden(codePoint) && Character.getType(codePoint) != Character.FORMAT) {
                append(shown, codePoint);
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }

    /** The name that was shown as {@link #name}. Any other backslash is one. */
    public static String parse(String shown) {
        return ESCAPE.matcher(shown)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        stands(escape.group(1)) ? Character.toString(codePoint(escape.group(1))) : escape.group()));
    }

    private static boolean beginsAnEscape(Matcher escape, int at) {
        return escape.region(at, escape.regionEnd()).lookingAt() && stands(escape.group(1));
    }

    /** Whether that escape is one that is shown. Others are text. */
    private static boolean stands(String digits) {
        int codePoint = codePoint(digits);
        return codePoint == '\\' || isQuote(codePoint) || Character.isValidCodePoint(codePoint) && isHidden(codePoint);
    }

    private static boolean isQuote(int codePoint) {
        return codePoint == '"' || codePoint == '\'';
    }

    private static int codePoint(String digits) {
        return Integer.parseInt(digits, 16);
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, int codePoint) {
        shown.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    }
}
