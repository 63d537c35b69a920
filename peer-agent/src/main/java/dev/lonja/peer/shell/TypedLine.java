package dev.lonja.peer.shell;

import dev.lonja.protocol.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is being typed, and the word at the cursor.
 *
 * @param parts the words; an empty one where the cursor is between words
 * @param place the place of the cursor in the word at the cursor
 */
record TypedLine(String line, int cursor, List<Words.Word> parts, int wordIndex, Place place)
        implements CompletingParsedLine {

    /**
     * The place of the cursor in a word.
     *
     * @param cursor the cursor in the word without its quotes; the raw cursor and the raw length count them
     * @param quoted whether the word begins with a quote
     */
    record Place(int cursor, int rawCursor, int rawLength, boolean quoted) {}

    TypedLine {
        parts = List.copyOf(parts);
    }

    /** The name as it can be typed, in quotes if it has spaces. */
    static String typable(String name) {
        return Printable.name(name);
    }

    /** The words without their quotes. */
    @Override
    public List<String> words() {
        return parts.stream().map(Words.Word::text).toList();
    }

    /** The line in which the words from that one to the cursor are one word; empty if one of them is in quotes. */
    Optional<TypedLine> joinedFrom(int first) {
        if (first >= wordIndex || parts.subList(first, wordIndex + 1).stream().anyMatch(Words.Word::isQuoted)) {
            return Optional.empty();
        }
        int start = parts.get(first).start();
        int end = parts.get(wordIndex).end();
        List<Words.Word> joined = new ArrayList<>(parts.subList(0, first));
        joined.add(new Words.Word(line.substring(start, end), start, end, false, true));
        joined.addAll(parts.subList(wordIndex + 1, parts.size()));
        var whole = new Place(cursor - start, cursor - start, end - start, false);
        return Optional.of(new TypedLine(line, cursor, joined, first, whole));
    }

    @Override
    public String word() {
        return parts.get(wordIndex).text();
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
        boolean needsQuotes = hasWhiteSpace(text) || place.quoted() && !text.contains("\"") && !text.endsWith("\\");
        return needsQuotes ? "\"" + escaped(text) + (complete ? "\"" : "") : text;
    }

    /** The text between double quotes. A backslash at its end would escape the closing quote, and is written as its code point. */
    private static String escaped(String text) {
        String quotes = text.replace("\"", "\\\"");
        return quotes.endsWith("\\") ? quotes.substring(0, quotes.length() - 1) + "\\u{5c}" : quotes;
    }

    private static boolean hasWhiteSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }
}
