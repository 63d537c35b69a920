package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The changes of one kind as the rows of one statement.
 *
 * <p>Of several changes with the same key only the first becomes a row. If it is made, the others come too late. The rows are
 * sorted, so that all registries lock them in the same order.
 */
final class ChangeRows<C extends DirectoryChange> {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::user).thenComparing(Key::path).thenComparing(Key::credential);

    private final List<C> changes;
    private final Function<C, Key> keys;
    private final SortedMap<Key, C> rows = new TreeMap<>(ORDER);

    ChangeRows(List<C> changes, Function<C, Key> keys) {
        this.changes = changes;
        this.keys = keys;
        changes.forEach(change -> rows.putIfAbsent(keys.apply(change), change));
    }

    /** The key of a change. Components that a kind of change does not have are empty. */
    record Key(String user, Credential credential, String path) {
        static Key of(String user) {
            return new Key(user, Credential.NONE, "");
        }

        /** The key of the row in the database, without the credential. */
        Key target() {
            return new Key(user, Credential.NONE, path);
        }
    }

    int size() {
        return rows.size();
    }

    String[] users() {
        return rows.keySet().stream().map(Key::user).toArray(String[]::new);
    }

    /** The origins of the callers. */
    String[] credentials() {
        return rows.keySet().stream().map(key -> key.credential().origin()).toArray(String[]::new);
    }

    /** The keys of the callers. */
    String[] callerKeys() {
        return rows.keySet().stream().map(key -> key.credential().key()).toArray(String[]::new);
    }

    String[] paths() {
        return rows.keySet().stream().map(Key::path).toArray(String[]::new);
    }

    /** The values of a column. */
    String[] texts(Function<C, String> value) {
        return rows.values().stream().map(value).toArray(String[]::new);
    }

    Integer[] numbers(Function<C, Integer> value) {
        return rows.values().stream().map(value).toArray(Integer[]::new);
    }

    /** The result of each change, in order, from the results of the rows. Later changes of a changed row are too late. */
    List<ChangeResult> results(Outcome tooLate, Function<Key, ChangeResult> ofRow) {
        Set<Key> changed = new HashSet<>();
        List<ChangeResult> results = new ArrayList<>(changes.size());
        for (C change : changes) {
            Key key = keys.apply(change);
            ChangeResult result = ofRow.apply(key);
            results.add(result.isOk() && !changed.add(key.target()) ? ChangeResult.of(tooLate) : result);
        }
        return results;
    }
}
