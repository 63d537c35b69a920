package dev.lonja.peer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a line, one after the other. A word that begins with a double quote ends at the next one. */
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
        return Optional.of(line.charAt(position) == '"' ? quoted() : plain());
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
        return hasNext() && line.charAt(position) == '"';
    }

    private String quoted() {
        int end = line.indexOf('"', position + 1);
        if (end < 0) {
            throw new UnclosedQuoteException();
        }
        String word = line.substring(position + 1, end);
        position = end + 1;
        return word;
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
