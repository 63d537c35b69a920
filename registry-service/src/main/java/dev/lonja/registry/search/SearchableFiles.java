package dev.lonja.registry.search;

import dev.lonja.registry.database.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes files and their words to the search index, many per statement; in the transaction of the caller. */
final class SearchableFiles {
    private static final int MAX_ROWS = 1000;
    private static final int MAX_WORD_CHARACTERS = 40;

    private static final String ADD = """
            INSERT INTO searchable_file (user_id, path, folded)
            SELECT u.id, w.path, w.folded
            FROM unnest(?::text[], ?::text[], ?::text[]) AS w (user_id, path, folded)
            JOIN registered_user u ON u.id = w.user_id::bigint
            ON CONFLICT (user_id, path) DO UPDATE SET folded = excluded.folded
            WHERE searchable_file.folded <> excluded.folded""";

    private static final String ADD_WORDS =
            "INSERT INTO search_word (word) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    private final Statements statements;
    private final List<String> userIds = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final TreeSet<String> words = new TreeSet<>();

    SearchableFiles(Statements statements) {
        this.statements = statements;
    }

    /** Whether the index has the path of this file in another form than the one in which it is published. */
    static boolean isEncoded(SearchProgress.Entry file) {
        return !readable(file).equals(file.place().path());
    }

    private static String readable(SearchProgress.Entry file) {
        return readable(file.place().path(), file.truePath());
    }

    /** The path as people read it; {@code kept} is the true path if the path is a cut form of it, else empty. */
    static String readable(String path, String kept) {
        return kept.isEmpty() ? PercentEncoding.decode(path) : kept;
    }

    void add(SearchProgress.Entry file) {
        String path = file.place().path();
        List<String> all = FoldedText.words(readable(file) + " " + file.description());
        userIds.add(Long.toString(file.place().userId()));
        paths.add(path);
        folded.add(" " + String.join(" ", all) + " ");
        all.stream().filter(SearchableFiles::canBeMisspelled).forEach(words::add);
        if (paths.size() == MAX_ROWS) {
            flush();
        }
    }

    void flush() {
        if (paths.isEmpty()) {
            return;
        }
        statements.update(
                ADD, userIds.toArray(String[]::new), paths.toArray(String[]::new), folded.toArray(String[]::new));
        statements.update(ADD_WORDS, (Object) words.toArray(String[]::new));
        userIds.clear();
        paths.clear();
        folded.clear();
        words.clear();
    }

    /** Excludes numbers: there are very many of them, and a misspelled one looks like any other. */
    private static boolean canBeMisspelled(String word) {
        return word.length() >= Spelling.MIN_CHARACTERS
                && word.length() <= MAX_WORD_CHARACTERS
                && word.chars().allMatch(character -> character >= 'a' && character <= 'z');
    }
}
