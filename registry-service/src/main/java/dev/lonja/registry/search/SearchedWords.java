package dev.lonja.registry.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a search, to be compared with single files: {@link FileSearch} finds the same ones in the index, unless it takes
 * words for misspelled.
 *
 * @param words folded words, all of which a file must contain; at least one
 */
public record SearchedWords(List<String> words) {
    private static final int LETTERS = 3;
    /** Folded text is ASCII. */
    private static final int LETTER_BITS = 7;

    public SearchedWords {
        words = List.copyOf(words);
    }

    /** The ways to read a search: as it is, and percent-decoded if that is another one. None if it has no letters. */
    public static Collection<SearchedWords> readings(String text) {
        return Stream.of(text, PercentEncoding.decode(text))
                .map(FileSearch::words)
                .filter(words -> !words.isEmpty())
                .map(SearchedWords::new)
                .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
    }

    /**
     * A file in the form that is searched.
     *
     * @param path the classic path
     * @param kept the true path if the classic path is a cut form of it, else empty
     */
    public static String folded(String path, String kept, String description) {
        return FoldedText.of(SearchableFiles.readable(path, kept) + " " + description);
    }

    /** Whether the search finds the file of that form. */
    public boolean find(String folded) {
        return words.stream().allMatch(word -> folded.contains(SearchCriteria.part(word)));
    }

    /** A few letters, as a number, of the longest word: every file that the search finds has them, and few others do. */
    public int letters() {
        String part = SearchCriteria.part(
                words.stream().max(Comparator.comparingInt(String::length)).orElseThrow());
        return number(part, 0, Math.min(LETTERS, part.length()));
    }

    /** All such numbers of the file of that form. */
    public static Set<Integer> letters(String folded) {
        Set<Integer> numbers = new HashSet<>();
        for (int at = 0; at + 1 < folded.length(); at++) {
            if (folded.charAt(at) == ' ') {
                numbers.add(number(folded, at, at + 2));
            }
            if (at + LETTERS <= folded.length()) {
                numbers.add(number(folded, at, at + LETTERS));
            }
        }
        return numbers;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number << LETTER_BITS | text.charAt(at);
        }
        return number;
    }
}
