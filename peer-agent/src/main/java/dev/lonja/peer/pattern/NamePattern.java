package dev.lonja.peer.pattern;

import java.util.List;

/** A pattern for one name: {@code *} stands for any characters, {@code ?} for one, and every other character for itself. */
public record NamePattern(String text) {

    /** Whether the text has a wildcard, and so is a pattern and not a name. */
    public static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether the pattern matches the whole name. */
    public boolean matches(String name) {
        return Matching.matches(
                characters(text),
                characters(name),
                wanted -> wanted == '*',
                (wanted, given) -> wanted == '?' || wanted.equals(given));
    }

    private static List<Integer> characters(String text) {
        return text.codePoints().boxed().toList();
    }
}
