package dev.lonja.peer.shell;

import dev.lonja.protocol.Printable;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is being typed, and the word at the cursor.
 *
 * @param words the words without their quotes; an empty one where the cursor is between words
 * @param place the place of the cursor in the word at the cursor
 */
record TypedLine(String line, int cursor, List<String> words, int wordIndex, Place place)
        implements CompletingParsedLine {

    /**
     * The place of the cursor in a word.
     *
     * @param cursor the cursor in the word without its quotes; the raw cursor and the raw length count them
     * @param quoted whether the word begins with a quote
     */
    record Place(int cursor, int rawCursor, int rawLength, boolean quoted) {}

    TypedLine {
        words = List.copyOf(words);
    }

    /** The name as it can be typed: there is no way to type a quote inside quotes, or one that begins a word. */
    static String typable(String name) {
        String shown = Printable.name(name);
        return hasWhiteSpace(shown) ? shown.replace("\"", "\\u{22}") : shown;
    }

    @Override
    public String word() {
        return words.get(wordIndex);
    }

    @Override
    public int wordCursor() {
        return place.cursor();
    }

    @Override
    public int rawWordCursor() {
        return place.rawCursor();
    }

    @Override
    public int rawWordLength() {
        return place.rawLength();
    }

    /** The candidate as {@link CommandParser} reads it, without the closing quote if more is to be typed. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String text = candidate.toString();
        boolean needsQuotes = hasWhiteSpace(text) || place.quoted() && !text.contains("\"");
        return needsQuotes ? "\"" + text + (complete ? "\"" : "") : text;
    }

    private static boolean hasWhiteSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }
}
