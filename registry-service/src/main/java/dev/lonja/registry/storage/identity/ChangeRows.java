package dev.lonja.registry.storage.identity;

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
public final class ChangeRows<C extends DirectoryChange> {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::user).thenComparing(Key::path).thenComparing(Key::credential);

    private final List<C> changes;
    private final Function<C, Key> keys;
    private final SortedMap<Key, C> rows = new TreeMap<>(ORDER);

    /** The rows of these changes, one for each user. */
    public ChangeRows(List<C> changes) {
        this(changes, change -> Key.of(change.user()));
    }

    /** The rows of these changes, one for each key. */
    public ChangeRows(List<C> changes, Function<C, Key> keys) {
        this.changes = changes;
        this.keys = keys;
        changes.forEach(change -> rows.putIfAbsent(keys.apply(change), change));
    }

    /**
     * The key of a change. Components that a kind of change does not have are empty.
     *
     * @param path of the file, or what else tells the changes of a user apart
     */
    public record Key(String user, Credential credential, String path) {
        /** The key of a change of a user, whoever makes it. */
        public static Key of(String user) {
            return new Key(user, Credential.NONE, "");
        }

        /** The key of the row in the database, without the credential. */
        Key target() {
            return new Key(user, Credential.NONE, path);
        }
    }

    /** The number of rows. */
    public int size() {
        return rows.size();
    }

    /** The key of a change. */
    public Key key(C change) {
        return keys.apply(change);
    }

    /** The names of the users. */
    public String[] users() {
        return rows.keySet().stream().map(Key::user).toArray(String[]::new);
    }

    /** The origins of the callers. */
    public String[] credentials() {
        return rows.keySet().stream().map(key -> key.credential().origin()).toArray(String[]::new);
    }

    /** The keys of the callers. */
    public String[] callerKeys() {
        return rows.keySet().stream().map(key -> key.credential().key()).toArray(String[]::new);
    }

    /** The paths of the files. */
    public String[] paths() {
        return rows.keySet().stream().map(Key::path).toArray(String[]::new);
    }

    /** The values of a column. */
    public String[] texts(Function<C, String> value) {
        return rows.values().stream().map(value).toArray(String[]::new);
    }

    /** The values of a column of numbers. */
    public Long[] numbers(Function<C, Long> value) {
        return rows.values().stream().map(value).toArray(Long[]::new);
    }

    /** The result of each change, in order, from the results of the rows. Later changes of a changed row are too late. */
    public List<ChangeResult> results(Outcome tooLate, Function<Key, ChangeResult> ofRow) {
        Set<Key> changed = new HashSet<>();
        List<ChangeResult> results = new ArrayList<>(changes.size());
        for (C change : changes) {
            Key key = keys.apply(change);
            ChangeResult result = ofRow.apply(key);
            results.add(result.isOk() && !changed.add(key.target()) ? ChangeResult.of(tooLate) : result);
        }
        return results;
    }

    /** The result of each change, in order, of a kind of which each change has a row of its own. */
    public List<ChangeResult> results(Function<C, ChangeResult> ofChange) {
        if (rows.size() < changes.size()) {
            throw new IllegalStateException("several changes of the same target in " + changes);
        }
        return changes.stream().map(ofChange).toList();
    }
}
