package dev.lonja.registry.search;

import dev.lonja.registry.storage.Statements;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches what is published; in the transaction of the caller. */
@Singleton
public class FileSearch {
    /** Shorter words are found at the beginning of a word only: they have no trigram inside of one. */
    private static final int SHORTEST_PART = 3;

    /** The order of the inner query does not matter, but it must be the same for every page. */
    private static final String SETTINGS = """
            SELECT set_config('synchronize_seqscans', 'off', true), set_config('jit', 'off', true),
                set_config('pg_trgm.similarity_threshold', '0.2', true)""";

    private static final String MATCHES = """
            SELECT u.name, f.path, f.description, f.published_at,
                EXISTS (SELECT FROM presence p WHERE p.user_id = f.user_id), m.rank
            FROM (SELECT s.user_id, s.path, (%s) * 1000 - least(length(s.folded), 999) AS rank
                  FROM searchable_file s WHERE %s LIMIT ?) m
            JOIN published_file f ON f.user_id = m.user_id AND f.path = m.path
            JOIN registered_user u ON u.id = m.user_id
            WHERE m.rank < ? OR m.rank = ? AND (u.name, f.path) > (?, ?)
            ORDER BY m.rank DESC, u.name, f.path LIMIT ?""";

    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM searchable_file s WHERE %s LIMIT ?) m";

    private static final String WORD_RANK = "CASE WHEN s.folded LIKE ? THEN 3 WHEN s.folded LIKE ? THEN 2 ELSE 1 END";

    private final Statements statements;
    private final Spelling spelling;
    private final int maxMatches;

    FileSearch(Statements statements, Spelling spelling, SearchConfig config) {
        this.statements = statements;
        this.spelling = spelling;
        this.maxMatches = config.maxMatches();
    }

    /**
     * What was found.
     *
     * @param isTruncated whether there are more matches than were ranked
     * @param corrected the words that were searched, if not those that were given
     */
    public record Found(List<FoundFile> files, boolean isTruncated, Optional<String> corrected) {}

    /** Finds files that hold all the words, of that owner if there is one; the best after that place. */
    public Found find(String query, Optional<String> owner, FoundFile.Place after, int limit) {
        statements.query(SETTINGS, row -> {});
        List<String> words = FoldedText.words(query).stream().distinct().toList();
        if (words.isEmpty()) {
            return new Found(List.of(), false, Optional.empty());
        }
        long matches = count(words, owner);
        if (matches > 0) {
            return found(words, owner, after, limit, matches, Optional.empty());
        }
        List<String> meant = correct(words);
        long corrected = meant.equals(words) ? 0 : count(meant, owner);
        return corrected == 0
                ? new Found(List.of(), false, Optional.empty())
                : found(meant, owner, after, limit, corrected, Optional.of(String.join(" ", meant)));
    }

    /** Only words that occur nowhere are taken for misspelled. */
    private List<String> correct(List<String> words) {
        return words.stream()
                .map(word -> count(List.of(word), Optional.empty()) > 0
                        ? word
                        : spelling.findMeant(word).orElse(word))
                .toList();
    }

    private long count(List<String> words, Optional<String> owner) {
        List<Object> parameters = new ArrayList<>();
        String condition = condition(words, owner, parameters);
        parameters.add(maxMatches + 1);
        return statements
                .findNumber(COUNT.formatted(condition), parameters.toArray())
                .orElse(0L);
    }

    private Found found(
            List<String> words,
            Optional<String> owner,
            FoundFile.Place after,
            int limit,
            long matches,
            Optional<String> corrected) {
        List<Object> parameters = new ArrayList<>();
        List<String> ranks = new ArrayList<>();
        for (String word : words) {
            ranks.add(WORD_RANK);
            parameters.add("% " + word + " %");
            parameters.add("% " + word + "%");
        }
        String condition = condition(words, owner, parameters);
        parameters.addAll(List.of(maxMatches, after.rank(), after.rank(), after.owner(), after.path(), limit));
        List<FoundFile> files = new ArrayList<>();
        statements.query(
                MATCHES.formatted(String.join(" + ", ranks), condition),
                row -> files.add(new FoundFile(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBoolean(5),
                        row.getInt(6))),
                parameters.toArray());
        return new Found(files, matches > maxMatches, corrected);
    }

    /** Words are of letters and digits: nothing in a pattern needs an escape. */
    private static String condition(List<String> words, Optional<String> owner, List<Object> parameters) {
        List<String> conditions = new ArrayList<>();
        for (String word : words) {
            conditions.add("s.folded LIKE ?");
            parameters.add(word.length() < SHORTEST_PART ? "% " + word + "%" : "%" + word + "%");
        }
        owner.ifPresent(name -> {
            conditions.add("s.user_id = (SELECT o.id FROM registered_user o WHERE o.name = ?)");
            parameters.add(name);
        });
        return String.join(" AND ", conditions);
    }
}
