package dev.lonja.peer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a line, one after the other. A word that begins with a double quote ends with the next double quote that no
 * backslash precedes, and may contain spaces; text that follows the closing quote without a space belongs to the word. Single
 * quotes do the same if the closing quote ends a word.
 */
final class Words {
    private static final String QUOTE = "\"";
    private static final String ESCAPED_QUOTE = "\\\"";

    private final String line;
    private int position;

    /**
     * A word without its quotes.
     *
     * @param end the place in the line behind the word and its quotes
     * @param isClosed whether its quote is closed; true without a quote
     */
    record Word(String text, int start, int end, boolean isQuoted, boolean isClosed) {
        boolean isAt(int cursor) {
            return start <= cursor && cursor <= end;
        }
    }

    Words(String line) {
        this.line = line;
    }

    /** The word that begins there. A quote that is not closed extends to the end of the line. */
    static Word at(String line, int start) {
        if (line.startsWith(QUOTE, start)) {
            return quoted(line, start);
        }
        int end = endOfSingleQuotes(line, start);
        return end < 0 ? plain(line, start) : new Word(line.substring(start + 1, end), start, end + 1, true, true);
    }

    /**
     * The next word, without its quotes.
     *
     * @throws UnclosedQuoteException if it has an opening quote and no closing one
     */
    Optional<String> next() {
        if (!hasNext()) {
            return Optional.empty();
        }
        Word word = at(line, position);
        if (!word.isClosed()) {
            throw new UnclosedQuoteException(word.text());
        }
        position = word.end();
        return Optional.of(word.text());
    }

    /** The rest of the line as {@link #rest} would return it. */
    String upcoming() {
        return line.substring(position).strip();
    }

    /** Whether there is another word, and it does not begin with a quote. */
    boolean isNextPlain() {
        return hasNext() && !isNextQuoted();
    }

    /** All remaining words. */
    List<String> all() {
        List<String> words = new ArrayList<>();
        for (Optional<String> word = next(); word.isPresent(); word = next()) {
            words.add(word.get());
        }
        return words;
    }

    /** The rest of the line unchanged, without the spaces around it. */
    String rest() {
        String rest = line.substring(position).strip();
        position = line.length();
        return rest;
    }

    /** Whether there is another word. */
    boolean hasNext() {
        skipSpaces();
        return position < line.length();
    }

    /** The place in the line behind the last word. */
    int position() {
        return position;
    }

    /** Whether the next word is in quotes. */
    boolean isNextQuoted() {
        return hasNext() && at(line, position).isQuoted();
    }

    private static Word quoted(String line, int start) {
        int close = closingQuote(line, start + 1);
        if (close < 0) {
            return new Word(unescaped(line.substring(start + 1)), start, line.length(), true, false);
        }
        String text = unescaped(line.substring(start + 1, close));
        Word more = line.startsWith(QUOTE, close + 1) ? quoted(line, close + 1) : plain(line, close + 1);
        return new Word(text + more.text(), start, more.end(), true, more.isClosed());
    }

    /**
     * The place of the closing quote; -1 if there is none. A quote behind a backslash closes the word only if no other quote does
     * and a word may end there: so a name can end with a backslash.
     */
    private static int closingQuote(String line, int begin) {
        int first = line.indexOf('"', begin);
        int quote = first;
        while (quote > begin && line.charAt(quote - 1) == '\\') {
            quote = line.indexOf('"', quote + 1);
        }
        return quote < 0 && first >= 0 && isEndOfWord(line, first + 1) ? first : quote;
    }

    private static String unescaped(String quoted) {
        return quoted.replace(ESCAPED_QUOTE, QUOTE);
    }

    /** The place of the closing single quote; -1 if the word is not in single quotes: a name may begin with such a quote. */
    private static int endOfSingleQuotes(String line, int start) {
        if (line.charAt(start) != '\'') {
            return -1;
        }
        int end = line.indexOf('\'', start + 1);
        while (end >= 0 && !isEndOfWord(line, end + 1)) {
            end = line.indexOf('\'', end + 1);
        }
        return end;
    }

    private static Word plain(String line, int start) {
        int end = start;
        while (!isEndOfWord(line, end)) {
            end++;
        }
        return new Word(line.substring(start, end), start, end, false, true);
    }

    private static boolean isEndOfWord(String line, int at) {
        return at >= line.length() || Character.isWhitespace(line.charAt(at));
    }

    private void skipSpaces() {
        while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }
}
