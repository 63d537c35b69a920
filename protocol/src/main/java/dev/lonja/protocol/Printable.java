package dev.lonja.protocol;

/** Text from outside made safe to show: control characters escaped, and no longer than a line of a log should be. */
public final class Printable {
    private static final int MAX_CHARACTERS = 300;

    private Printable() {}

    /** The text with every control character, unpaired surrogate and line separator as an escape, cut at 300. */
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
