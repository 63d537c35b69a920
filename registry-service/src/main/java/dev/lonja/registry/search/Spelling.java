package dev.lonja.registry.search;

import dev.lonja.registry.database.Statements;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the indexed word that is most similar to a misspelled one; in the transaction of the caller. */
@Singleton
class Spelling {
    static final int MIN_CHARACTERS = 4;
    private static final int CANDIDATES = 50;
    private static final int CHARACTERS_FOR_TWO_MISTAKES = 8;

    private static final String SIMILAR =
            "SELECT word FROM search_word WHERE word % ? ORDER BY similarity(word, ?) DESC, word LIMIT " + CANDIDATES;

    private final Statements statements;

    Spelling(Statements statements) {
        this.statements = statements;
    }

    Optional<String> findMeant(String word) {
        if (word.length() < MIN_CHARACTERS) {
            return Optional.empty();
        }
        List<String> similar = new ArrayList<>();
        statements.query(SIMILAR, row -> similar.add(row.getString(1)), word, word);
        int limit = word.length() >= CHARACTERS_FOR_TWO_MISTAKES ? 2 : 1;
        String best = "";
        int fewest = limit + 1;
        for (String candidate : similar) {
            int mistakes = mistakes(word, candidate);
            if (mistakes < fewest) {
                fewest = mistakes;
                best = candidate;
            }
        }
        return Optional.of(best).filter(found -> !found.isEmpty());
    }

    /** The number of letters that were added, left out, changed, or swapped with the next one. */
    static int mistakes(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int changed = least[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                least[i][j] = Math.min(changed, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
                boolean isSwapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (isSwapped) {
                    least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
                }
            }
        }
        return least[one.length()][other.length()];
    }
}
