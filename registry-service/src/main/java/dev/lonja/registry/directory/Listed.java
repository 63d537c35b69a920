package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import java.util.List;
import java.util.function.Function;

/**
 * The answer to a question that a session asks: the outcome, and a page of rows if it is OK.
 *
 * @param next what the question for the next page gives as {@code after}; empty if there is none
 */
public record Listed<T>(Outcome outcome, List<T> rows, String next) {
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
     * A page of at most {@code limit} rows.
     *
     * @param found the rows, and one more if there is a next page
     * @param place what follows that row
     */
    public static <F, T> Listed<T> page(List<F> found, int limit, Function<F, String> place, Function<F, T> row) {
        List<F> shown = found.subList(0, Math.min(found.size(), limit));
        String next = found.size() > limit ? place.apply(shown.getLast()) : "";
        return new Listed<>(Outcome.OK, shown.stream().map(row).toList(), next);
    }
}
