package dev.lonja.protocol;

/** Makes text from outside safe to show: escapes control characters, and limits the length. */
public final class Printable {
    private static final int MAX_CHARACTERS = 300;

    private Printable() {}

    /** The text with control characters, unpaired surrogates and line separators as escapes, cut after 300 characters. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS) + 16);
        text.codePoints().limit(MAX_CHARACTERS).forEach(codePoint -> append(shown, codePoint));
        if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            shown.append('…');
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append("\\u{%x}".formatted(codePoint));
            default -> shown.appendCodePoint(codePoint);
        }
    }
}
