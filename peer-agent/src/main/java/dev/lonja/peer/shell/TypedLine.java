package dev.lonja.peer.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is being typed, and the word at the cursor.
 *
 * @param words the words without their quotes; an empty one where the cursor stands between words
 * @param wordCursor the cursor in the word without its quotes; the raw cursor and length count them
 * @param quoted whether the word begins with a quote
 */
record TypedLine(
        String line,
        int cursor,
        List<String> words,
        int wordIndex,
        int wordCursor,
        int rawWordCursor,
        int rawWordLength,
        boolean quoted)
        implements CompletingParsedLine {

    TypedLine {
        words = List.copyOf(words);
    }

    /** Whether the word can be typed at all: nothing stands for a quote inside of quotes. */
    static boolean canHold(String word) {
        return !word.contains("\"") || !(word.startsWith("\"") || hasWhiteSpace(word));
    }

    @Override
    public String word() {
        return words.get(wordIndex);
    }

    /** The candidate as {@link CommandParser} reads it; the closing quote is left to who goes on typing. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String text = candidate.toString();
        boolean needsQuotes = hasWhiteSpace(text) || quoted && !text.contains("\"");
        return needsQuotes ? "\"" + text + (complete ? "\"" : "") : text;
    }

    private static boolean hasWhiteSpace(String text) {
        return text.chars().anyMatch(Character::isWhitespace);
    }
}
