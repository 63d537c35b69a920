package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next the value of {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of the rows of a query that asked for one row more than the limit.
     *
     * @param view makes an item of a row
     * @param key makes the value of {@code next} of the last item
     */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<T, String> key) {
        List<T> items = rows.stream().limit(limit).map(view).toList();
        return new Page<>(items, rows.size() <= limit ? Optional.empty() : Optional.of(key.apply(items.getLast())));
    }
}
