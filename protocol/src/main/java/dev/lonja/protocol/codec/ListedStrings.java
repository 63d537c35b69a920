package dev.lonja.protocol.codec;

import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.value.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The strings of a reply, as the entries of a listing. Invalid entries are omitted. */
final class ListedStrings {
    private static final String INVALID = "?";

    private final List<String> strings = new ArrayList<>();
    private final Map<Integer, Sentence> invalid = new HashMap<>();

    /**
     * The valid entries.
     *
     * @param omitted the invalid ones; null if there are none
     */
    record Valid(List<List<String>> rows, @Nullable OmittedEntries omitted) {
        /** The rows as files: the path and the description. */
        List<PublishedFile> files() {
            return rows.stream()
                    .map(row -> new PublishedFile(row.get(0), row.get(1)))
                    .toList();
        }
    }

    void add(String string) {
        strings.add(string);
    }

    /** Adds a string that could not be read, for that reason. */
    void addInvalid(Sentence reason) {
        invalid.put(strings.size(), reason);
        strings.add(INVALID);
    }

    int size() {
        return strings.size();
    }

    List<String> all() {
        return strings;
    }

    boolean endsEmpty() {
        return strings.getLast().isEmpty();
    }

    /** Rows of that many strings each. */
    Valid rows(int columns, Reply.Shape.Rule rule) {
        return valid(strings.size() / columns, columns, at -> strings.subList(at, at + columns), rule);
    }

    /** Files of one string each: a path contains no white space, so the first space separates it from the description. */
    Valid described(int count) {
        return valid(count, 1, at -> split(strings.get(at)), ListedStrings::checkFile);
    }

    /** Files of two strings each. */
    Valid pairs() {
        return rows(2, ListedStrings::checkFile);
    }

    private Valid valid(int count, int columns, IntFunction<List<String>> rowAt, Reply.Shape.Rule rule) {
        List<List<String>> rows = new ArrayList<>(count);
        @Nullable Sentence reason = null;
        for (int at = 0; at < count * columns; at += columns) {
            List<String> row = rowAt.apply(at);
            @Nullable Sentence fault = fault(at, columns, row, rule);
            if (fault == null) {
                rows.add(row);
            } else if (reason == null) {
                reason = fault;
            }
        }
        return new Valid(rows, reason == null ? null : new OmittedEntries(count - rows.size(), count, reason));
    }

    private @Nullable Sentence fault(int at, int columns, List<String> row, Reply.Shape.Rule rule) {
        for (int index = at; !invalid.isEmpty() && index < at + columns; index++) {
            Sentence reason = invalid.get(index);
            if (reason != null) {
                return reason;
            }
        }
        try {
            rule.check(row);
            return null;
        } catch (InvalidFieldException broken) {
            return broken.reason();
        }
    }

    /** Any path that is not empty can be shown and asked for, also one that the registry of Lonja would refuse. */
    private static void checkFile(List<String> file) {
        if (file.getFirst().isEmpty()) {
            Field.PATH.require(file.getFirst());
        }
    }

    private static List<String> split(String string) {
        int space = string.indexOf(' ');
        return space < 0 ? List.of(string, "") : List.of(string.substring(0, space), string.substring(space + 1));
    }
}
