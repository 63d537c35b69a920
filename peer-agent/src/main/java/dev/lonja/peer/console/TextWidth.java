package dev.lonja.peer.console;

import java.util.List;
import org.jline.utils.WCWidth;

/** The number of terminal columns that a text takes: wide characters take two, combining characters none. */
final class TextWidth {
    private static final String ELLIPSIS = "…";

    /** The width of a terminal that does not know its own. */
    private static final int USUAL_COLUMNS = 80;

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

    /**
     * The first form that leaves the last column of a line free, where some terminals would wrap; the last form is cut if it
     * must be.
     *
     * @param forms the same text in several forms, the longest first
     * @param columns the width of the terminal; 0 or less if it is not known
     */
    static String fitting(List<String> forms, int columns) {
        int free = (columns > 0 ? columns : USUAL_COLUMNS) - 1;
        return forms.stream()
                .filter(form -> of(form) <= free)
                .findFirst()
                .orElseGet(() -> free == 0 ? "" : cutEnd(forms.getLast(), free));
    }

    private static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
