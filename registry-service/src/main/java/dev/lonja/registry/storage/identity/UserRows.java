package dev.lonja.registry.storage.identity;

import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The changes of one kind as the rows of one statement, of which no two concern the same user, or the same file of a user. The rows
 * are sorted, so that all registries lock them in the same order.
 */
public final class UserRows<C extends DirectoryChange> {
    private final List<C> changes;
    private final List<C> rows;

    /** The rows of these changes of users. */
    public UserRows(List<C> changes) {
        this(changes, change -> "");
    }

    /** The rows of these changes of files, which have those paths. */
    public UserRows(List<C> changes, Function<C, String> path) {
        this.changes = List.copyOf(changes);
        Comparator<C> byUser = Comparator.comparing(DirectoryChange::user);
        this.rows = changes.stream().sorted(byUser.thenComparing(path)).toList();
    }

    /** The number of rows. */
    public int size() {
        return rows.size();
    }

    /** The names of the users. */
    public String[] users() {
        return texts(DirectoryChange::user);
    }

    /** The values of a column. */
    public String[] texts(Function<C, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** The values of a column of numbers. */
    public Long[] numbers(Function<C, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    /** The result of each change, in order. */
    public List<ChangeResult> results(Function<C, ChangeResult> result) {
        return changes.stream().map(result).toList();
    }
}
