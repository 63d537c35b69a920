package dev.lonja.registry.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a search as SQL.
 *
 * @param words folded words, all of which a file must contain; letters and digits only, so that a pattern needs no escape
 * @param owner the only owner whose files are searched; absent for all
 */
record SearchCriteria(List<String> words, Optional<String> owner) {
    /** Shorter words match only at the beginning of a word, because the index works with groups of three letters. */
    private static final int SHORTEST_PART = 3;

    private static final String CONTAINS_WORD = "s.folded LIKE ?";

    private static final String OF_OWNER = "s.user_id = (SELECT o.id FROM registered_user o WHERE o.name = ?)";

    private static final String WORD_RANK = "CASE WHEN s.folded LIKE ? THEN 3 WHEN s.folded LIKE ? THEN 2 ELSE 1 END";

    SearchCriteria {
        words = List.copyOf(words);
    }

    SearchCriteria withWords(List<String> others) {
        return new SearchCriteria(others, owner);
    }

    /** What a folded file contains if it contains that word, or a longer one. */
    static String part(String word) {
        return word.length() < SHORTEST_PART ? " " + word : word;
    }

    /** The condition that a row must meet. */
    String condition() {
        List<String> conditions = new ArrayList<>(Collections.nCopies(words.size(), CONTAINS_WORD));
        owner.ifPresent(name -> conditions.add(OF_OWNER));
        return String.join(" AND ", conditions);
    }

    /** The parameters of {@link #condition}. */
    List<Object> conditionParameters() {
        List<Object> parameters = new ArrayList<>();
        for (String word : words) {
            parameters.add("%" + part(word) + "%");
        }
        owner.ifPresent(parameters::add);
        return parameters;
    }

    /** The expression that ranks a row: whole words first, then beginnings of words. */
    String rank() {
        return String.join(" + ", Collections.nCopies(words.size(), WORD_RANK));
    }

    /** The parameters of {@link #rank}. */
    List<Object> rankParameters() {
        List<Object> parameters = new ArrayList<>();
        for (String word : words) {
            parameters.add("% " + word + " %");
            parameters.add("% " + word + "%");
        }
        return parameters;
    }
}
