package dev.lonja.peer.console;

import org.jline.utils.WCWidth;

/** The number of terminal columns that a text takes: wide characters take two, combining characters none. */
final class TextWidth {
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    static int of(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            width += of(text.codePointAt(at));
        }
        return width;
    }

    /** The text; if it is wider than that, an ellipsis replaces its end. */
    static String cutEnd(String text, int maxWidth) {
        if (of(text) <= maxWidth) {
            return text;
        }
        int width = 1;
        int end = 0;
        while (width + of(text.codePointAt(end)) <= maxWidth) {
            width += of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    private static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
