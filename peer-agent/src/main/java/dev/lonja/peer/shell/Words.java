package dev.lonja.peer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a line, one after the other. A word that begins with a double quote goes on behind spaces until the next one; so
 * does a word in single quotes, if its closing quote ends a word.
 */
final class Words {
    private final String line;
    private int position;

    Words(String line) {
        this.line = line;
    }

    /**
     * The next word, without its quotes.
     *
     * @throws UnclosedQuoteException if it has an opening quote and no closing one
     */
    Optional<String> next() {
        skipSpaces();
        if (position == line.length()) {
            return Optional.empty();
        }
        if (line.charAt(position) == '"') {
            return Optional.of(quoted());
        }
        int end = endOfSingleQuotes();
        return Optional.of(end < 0 ? plain() : singleQuoted(end));
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
        return hasNext() && (line.charAt(position) == '"' || endOfSingleQuotes() >= 0);
    }

    private String quoted() {
        int end = line.indexOf('"', position + 1);
        if (end < 0) {
            throw new UnclosedQuoteException();
        }
        String word = line.substring(position + 1, end);
        position = end + 1;
        return word + plain();
    }

    private String singleQuoted(int end) {
        String word = line.substring(position + 1, end);
        position = end + 1;
        return word;
    }

    /** The end of a word in single quotes; -1 if the next word is none: a name may begin with such a quote. */
    private int endOfSingleQuotes() {
        if (line.charAt(position) != '\'') {
            return -1;
        }
        int end = line.indexOf('\'', position + 1);
        while (end >= 0 && end + 1 < line.length() && !Character.isWhitespace(line.charAt(end + 1))) {
            end = line.indexOf('\'', end + 1);
        }
        return end;
    }

    private String plain() {
        int start = position;
        while (position < line.length() && !Character.isWhitespace(line.charAt(position))) {
            position++;
        }
        return line.substring(start, position);
    }

    private void skipSpaces() {
        while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }
}
