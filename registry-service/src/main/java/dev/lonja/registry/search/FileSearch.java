package dev.lonja.registry.search;

import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.ClassicForm;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches published files; in the transaction of the caller. */
@Singleton
public class FileSearch {
    /** Ranking reads every match. With more matches than this, people do not turn pages but refine their words. */
    private static final int MAX_MATCHES = 2000;

    /** Fixes the row order of the inner query, which must be the same for every page. */
    private static final String SETTINGS = """
            SELECT set_config('synchronize_seqscans', 'off', true), set_config('jit', 'off', true),
                set_config('pg_trgm.similarity_threshold', '0.2', true)""";

    private static final String MATCHES = """
            SELECT u.name, f.path, f.description, f.published_at,
                EXISTS (SELECT FROM presence p WHERE p.user_id = f.user_id), m.rank,
                f.true_path, coalesce(f.size::text, ''), f.root, f.kind
            FROM (SELECT s.user_id, s.path, (%s) * 1000 - least(length(s.folded), 999) AS rank
                  FROM searchable_file s WHERE %s LIMIT ?) m
            JOIN published_file f ON f.user_id = m.user_id AND f.path = m.path
            JOIN registered_user u ON u.id = m.user_id
            WHERE m.rank < ? OR m.rank = ? AND (u.name, f.path) > (?, ?)
            ORDER BY m.rank DESC, u.name, f.path LIMIT ?""";

    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM searchable_file s WHERE %s LIMIT ?) m";

    private final Statements statements;
    private final Spelling spelling;

    FileSearch(Statements statements, Spelling spelling) {
        this.statements = statements;
        this.spelling = spelling;
    }

    /**
     * What to search for.
     *
     * @param owner the only owner whose files are searched; absent for all
     */
    public record Query(String words, Optional<String> owner) {}

    /**
     * The result of a search.
     *
     * @param isTruncated whether there are more matches than were ranked
     * @param corrected the words that were searched for, if they are not those of the query
     */
    public record Found(List<FoundFile> files, boolean isTruncated, Optional<String> corrected) {
        static final Found NOTHING = new Found(List.of(), false, Optional.empty());

        public Found {
            files = List.copyOf(files);
        }
    }

    /**
     * Finds the files that contain all words, the best first, after that place. If there is none, percent-encoded words are
     * decoded, and then misspelled ones corrected.
     */
    public Found find(Query query, FoundFile.Place after, int limit) {
        statements.query(SETTINGS, row -> {});
        SearchCriteria given = new SearchCriteria(words(query.words()), query.owner());
        if (given.words().isEmpty()) {
            return Found.NOTHING;
        }
        long matches = count(given);
        List<String> decoded = words(PercentEncoding.decode(query.words()));
        if (matches == 0 && !decoded.isEmpty() && !decoded.equals(given.words())) {
            given = given.withWords(decoded);
            matches = count(given);
        }
        if (matches > 0) {
            return new Found(matches(given, after, limit), matches > MAX_MATCHES, Optional.empty());
        }
        SearchCriteria corrected = given.withWords(correct(given.words()));
        long correctedMatches = corrected.equals(given) ? 0 : count(corrected);
        return correctedMatches == 0
                ? Found.NOTHING
                : new Found(
                        matches(corrected, after, limit),
                        correctedMatches > MAX_MATCHES,
                        Optional.of(String.join(" ", corrected.words())));
    }

    /** The folded words of a search. */
    static List<String> words(String text) {
        return FoldedText.words(text).stream().distinct().toList();
    }

    /** Replaces the words that occur in no file, which are taken for misspelled. */
    private List<String> correct(List<String> words) {
        return words.stream()
                .map(word -> occurs(word) ? word : spelling.findMeant(word).orElse(word))
                .toList();
    }

    private boolean occurs(String word) {
        return count(new SearchCriteria(List.of(word), Optional.empty())) > 0;
    }

    /** Counts the matches, up to one more than the maximum. */
    private long count(SearchCriteria criteria) {
        List<Object> parameters = criteria.conditionParameters();
        parameters.add(MAX_MATCHES + 1);
        return statements
                .findNumber(COUNT.formatted(criteria.condition()), parameters.toArray())
                .orElse(0L);
    }

    private List<FoundFile> matches(SearchCriteria criteria, FoundFile.Place after, int limit) {
        List<Object> parameters = criteria.rankParameters();
        parameters.addAll(criteria.conditionParameters());
        parameters.addAll(List.of(MAX_MATCHES, after.rank(), after.rank(), after.owner(), after.path(), limit));
        List<FoundFile> files = new ArrayList<>();
        statements.query(
                MATCHES.formatted(criteria.rank(), criteria.condition()),
                row -> files.add(new FoundFile(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBoolean(5),
                        row.getInt(6),
                        new FoundFile.Details(
                                ClassicForm.truePath(row.getString(2), row.getString(7)),
                                FileFacts.parse(row.getString(8), row.getString(9), row.getString(10), "", "")))),
                parameters.toArray());
        return files;
    }
}
