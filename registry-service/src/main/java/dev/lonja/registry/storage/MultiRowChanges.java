package dev.lonja.registry.storage;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Changes of one kind in one statement. When it touches as many rows as it was given, all went well; only otherwise is
 * the reason looked up, for all of them at once.
 *
 * <p>The rows are sorted, so that two registries lock them in the same order.
 */
final class MultiRowChanges {
    private static final String REGISTER =
            "INSERT INTO registered_user (name) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING RETURNING name, '', ''";

    private static final String CONNECT = """
            INSERT INTO presence (user_id, address, origin, port)
            SELECT u.id, w.address, w.origin, w.port
            FROM unnest(?::text[], ?::text[], ?::text[], ?::int[]) AS w (name, origin, address, port)
            JOIN registered_user u ON u.name = w.name
            ON CONFLICT DO NOTHING RETURNING user_id, ''""";

    private static final String DISCONNECT = """
            DELETE FROM presence p
            USING unnest(?::text[], ?::text[]) AS w (name, origin), registered_user u
            WHERE u.name = w.name AND p.user_id = u.id AND (p.origin = w.origin OR ?)
            RETURNING w.name, w.origin, ''""";

    private static final String PUBLISH = """
            INSERT INTO published_file (user_id, path, description)
            SELECT u.id, w.path, w.description
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS w (name, origin, path, description)
            JOIN registered_user u ON u.name = w.name
            JOIN presence p ON p.user_id = u.id AND (p.origin = w.origin OR ?)
            ON CONFLICT DO NOTHING RETURNING user_id, path""";

    private static final String DELETE = """
            DELETE FROM published_file f
            USING unnest(?::text[], ?::text[], ?::text[]) AS w (name, origin, path), registered_user u, presence p
            WHERE u.name = w.name AND p.user_id = u.id AND (p.origin = w.origin OR ?)
                AND f.user_id = u.id AND f.path = w.path
            RETURNING w.name, w.origin, w.path""";

    private static final String USERS = """
            SELECT u.name, u.id, p.origin FROM registered_user u LEFT JOIN presence p ON p.user_id = u.id
            WHERE u.name = ANY (?::text[])""";

    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::user).thenComparing(Target::path).thenComparing(Target::origin);

    private final Statements statements;
    private final boolean anyAddress;

    MultiRowChanges(Statements statements, boolean anyAddress) {
        this.statements = statements;
        this.anyAddress = anyAddress;
    }

    /** What a change is about: two changes of a kind with the same target differ only in which one came first. */
    private record Target(String user, String origin, String path) {}

    /** A row that was added: its user's name is not at hand where it is. */
    private record Row(long userId, String path) {}

    private record User(long id, Optional<String> origin) {}

    List<Outcome> register(List<DirectoryChange.Register> changes) {
        Function<DirectoryChange.Register, Target> target = change -> new Target(change.user(), "", "");
        Set<Target> added =
                targets(REGISTER, (Object) texts(firsts(changes, target).keySet(), Target::user));
        return outcomes(
                changes,
                target,
                Outcome.NAME_IN_USE,
                about -> added.contains(about) ? Outcome.OK : Outcome.NAME_IN_USE);
    }

    List<Outcome> connect(List<DirectoryChange.Connect> changes) {
        Function<DirectoryChange.Connect, Target> target = change -> new Target(change.user(), "", "");
        Map<Target, DirectoryChange.Connect> first = firsts(changes, target);
        Set<Row> added = rows(
                CONNECT,
                texts(first.keySet(), Target::user),
                texts(first.values(), change -> change.caller().from().origin()),
                texts(first.values(), change -> change.caller().from().text()),
                first.values().stream().map(DirectoryChange.Connect::port).toArray(Integer[]::new));
        Function<Target, Outcome> found = addition(first.keySet(), added, Outcome.ALREADY_CONNECTED, false);
        return outcomes(changes, target, Outcome.ALREADY_CONNECTED, found);
    }

    List<Outcome> disconnect(List<DirectoryChange.Disconnect> changes) {
        Function<DirectoryChange.Disconnect, Target> target = change -> target(change.caller(), "");
        Set<Target> targets = firsts(changes, target).keySet();
        Set<Target> gone =
                targets(DISCONNECT, texts(targets, Target::user), texts(targets, Target::origin), anyAddress);
        Function<Target, Outcome> found = removal(targets, gone, Outcome.NOT_CONNECTED);
        return outcomes(changes, target, Outcome.NOT_CONNECTED, found);
    }

    List<Outcome> publish(List<DirectoryChange.Publish> changes) {
        Function<DirectoryChange.Publish, Target> target =
                change -> target(change.caller(), change.file().path());
        Map<Target, DirectoryChange.Publish> first = firsts(changes, target);
        Set<Row> added = rows(
                PUBLISH,
                texts(first.keySet(), Target::user),
                texts(first.keySet(), Target::origin),
                texts(first.keySet(), Target::path),
                texts(first.values(), change -> change.file().description()),
                anyAddress);
        Function<Target, Outcome> found = addition(first.keySet(), added, Outcome.ALREADY_PUBLISHED, true);
        return outcomes(changes, target, Outcome.ALREADY_PUBLISHED, found);
    }

    List<Outcome> delete(List<DirectoryChange.Delete> changes) {
        Function<DirectoryChange.Delete, Target> target = change -> target(change.caller(), change.path());
        Set<Target> targets = firsts(changes, target).keySet();
        Set<Target> gone = targets(
                DELETE,
                texts(targets, Target::user),
                texts(targets, Target::origin),
                texts(targets, Target::path),
                anyAddress);
        Function<Target, Outcome> found = removal(targets, gone, Outcome.NOT_PUBLISHED);
        return outcomes(changes, target, Outcome.NOT_PUBLISHED, found);
    }

    private Target target(Caller caller, String path) {
        return new Target(caller.user(), anyAddress ? "" : caller.from().origin(), path);
    }

    private static <C extends DirectoryChange> Map<Target, C> firsts(List<C> changes, Function<C, Target> target) {
        Map<Target, C> firsts = new TreeMap<>(ORDER);
        changes.forEach(change -> firsts.putIfAbsent(target.apply(change), change));
        return firsts;
    }

    /** The first change of a target has the outcome found; once it is OK, the others come too late. */
    private static <C extends DirectoryChange> List<Outcome> outcomes(
            List<C> changes, Function<C, Target> target, Outcome tooLate, Function<Target, Outcome> found) {
        Set<Target> seen = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>(changes.size());
        for (C change : changes) {
            Target about = target.apply(change);
            Outcome outcome = found.apply(about);
            outcomes.add(!seen.add(about) && outcome == Outcome.OK ? tooLate : outcome);
        }
        return outcomes;
    }

    private Function<Target, Outcome> addition(
            Set<Target> targets, Set<Row> added, Outcome otherwise, boolean needsPresence) {
        if (added.size() == targets.size()) {
            return target -> Outcome.OK;
        }
        Map<String, User> users = users(targets);
        return target -> {
            User user = users.get(target.user());
            if (user == null) {
                return Outcome.NO_SUCH_USER;
            }
            if (needsPresence && !isHere(user, target)) {
                return Outcome.NOT_CONNECTED;
            }
            return added.contains(new Row(user.id(), target.path())) ? Outcome.OK : otherwise;
        };
    }

    private Function<Target, Outcome> removal(Set<Target> targets, Set<Target> gone, Outcome otherwise) {
        if (gone.size() == targets.size()) {
            return target -> Outcome.OK;
        }
        Map<String, User> users = users(targets);
        return target -> {
            if (gone.contains(target)) {
                return Outcome.OK;
            }
            User user = users.get(target.user());
            if (user == null) {
                return Outcome.NO_SUCH_USER;
            }
            return isHere(user, target) ? otherwise : Outcome.NOT_CONNECTED;
        };
    }

    private boolean isHere(User user, Target target) {
        return user.origin()
                .filter(origin -> anyAddress || origin.equals(target.origin()))
                .isPresent();
    }

    private Map<String, User> users(Set<Target> targets) {
        Map<String, User> users = new TreeMap<>();
        statements.query(
                USERS,
                row -> users.put(row.getString(1), new User(row.getLong(2), Optional.ofNullable(row.getString(3)))),
                (Object) texts(targets, Target::user));
        return users;
    }

    private Set<Row> rows(String sql, Object... parameters) {
        Set<Row> rows = new HashSet<>();
        statements.query(sql, row -> rows.add(new Row(row.getLong(1), row.getString(2))), parameters);
        return rows;
    }

    private Set<Target> targets(String sql, Object... parameters) {
        Set<Target> targets = new HashSet<>();
        statements.query(
                sql, row -> targets.add(new Target(row.getString(1), row.getString(2), row.getString(3))), parameters);
        return targets;
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
