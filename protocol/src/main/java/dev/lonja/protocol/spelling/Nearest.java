package dev.lonja.protocol.spelling;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the word that is nearest to a misspelt one: by the number of characters that are wrong, missing, superfluous or
 * exchanged with their neighbour. Upper and lower case are the same, and separators ({@code - _ .}) count as nothing.
 */
public final class Nearest {
    /** Longer words are no misspellings, and the comparison takes time with the square of the length. */
    private static final int MAX_LENGTH = 100;
    /** A word may have one mistake in so many characters. */
    private static final int CHARACTERS_PER_MISTAKE = 3;
    /** So many characters at the beginning are enough to be an abbreviation. */
    private static final int MIN_ABBREVIATION = 3;

    private Nearest() {}

    /** The nearest of the words; empty if none is near. */
    public static Optional<String> find(String typed, Collection<String> words) {
        if (typed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = plain(typed);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> isNear(wanted, plain(word)))
                .min(Comparator.comparingInt(word -> mistakes(wanted, plain(word))));
    }

    private static boolean isNear(String typed, String word) {
        boolean isAbbreviation = typed.length() >= MIN_ABBREVIATION && word.startsWith(typed);
        boolean isLonger = word.length() >= MIN_ABBREVIATION && typed.startsWith(word);
        int limit = Math.max(1, Math.min(typed.length(), word.length()) / CHARACTERS_PER_MISTAKE);
        int mistakes = mistakes(typed, word);
        return isAbbreviation || isLonger || mistakes <= limit && mistakes < word.length();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_.\\s]", "");
    }

    /** The distance of Damerau and Levenshtein, where no part is changed twice (optimal string alignment). */
    static int mistakes(String typed, String word) {
        int[] beforeLast = new int[word.length() + 1];
        int[] last = new int[word.length() + 1];
        for (int column = 0; column <= word.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= typed.length(); row++) {
            int[] current = new int[word.length() + 1];
            current[0] = row;
            for (int column = 1; column <= word.length(); column++) {
                boolean isEqual = typed.charAt(row - 1) == word.charAt(column - 1);
                int best = Math.min(last[column], current[column - 1]) + 1;
                best = Math.min(best, last[column - 1] + (isEqual ? 0 : 1));
                if (isExchanged(typed, row, word, column)) {
                    best = Math.min(best, beforeLast[column - 2] + 1);
                }
                current[column] = best;
            }
            beforeLast = last;
            last = current;
        }
        return last[word.length()];
    }

    private static boolean isExchanged(String typed, int row, String word, int column) {
        return row > 1
                && column > 1
                && typed.charAt(row - 1) == word.charAt(column - 2)
                && typed.charAt(row - 2) == word.charAt(column - 1);
    }
}
