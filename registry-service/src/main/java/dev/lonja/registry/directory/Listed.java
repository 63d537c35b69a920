package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The answer to a question that a session asks: the outcome, and a page of rows if it is OK.
 *
 * @param next what the question for the next page gives as {@code after}; empty if there is none
 */
public record Listed<T>(Outcome outcome, List<T> rows, String next) {
    /** A thousand rows of the usual kind. */
    private static final int MAX_CHARACTERS = 256 * 1024;

    public Listed {
        rows = List.copyOf(rows);
    }

    /** A refusal. */
    public static <T> Listed<T> refused(Outcome outcome) {
        return new Listed<>(outcome, List.of(), "");
    }

    /** The whole listing. */
    public static <T> Listed<T> all(List<T> rows) {
        return new Listed<>(Outcome.OK, rows, "");
    }

    /**
     * A page of at most {@code limit} rows, and fewer if they are long: pages are in memory until they are read.
     *
     * @param found the rows, and one more if there is a next page
     * @param place what follows that row
     * @param length the characters of a row
     */
    public static <F, T> Listed<T> page(
            List<F> found, int limit, Function<F, String> place, Function<F, T> row, ToIntFunction<T> length) {
        List<T> rows = new ArrayList<>();
        for (int characters = 0;
                rows.size() < Math.min(found.size(), limit) && characters < MAX_CHARACTERS;
                characters += length.applyAsInt(rows.getLast())) {
            rows.add(row.apply(found.get(rows.size())));
        }
        String next = rows.size() < found.size() ? place.apply(found.get(rows.size() - 1)) : "";
        return new Listed<>(Outcome.OK, rows, next);
    }
}
