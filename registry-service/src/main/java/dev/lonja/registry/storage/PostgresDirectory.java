package dev.lonja.registry.storage;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.BatchPlan;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryConfig;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.registry.directory.Presence;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The directory in PostgreSQL.
 *
 * <p>A change is one statement whose row count is its outcome, so that constraints decide and not a look beforehand.
 * Only when it touched no row is the reason looked up. A batch takes one such statement for all changes of a kind.
 */
@Singleton
public class PostgresDirectory implements Directory {
    private static final String REGISTER = "INSERT INTO registered_user (name) VALUES (?) ON CONFLICT DO NOTHING";

    private static final String UNREGISTER = """
            DELETE FROM registered_user u WHERE u.name = ? AND NOT EXISTS (
                SELECT FROM presence p WHERE p.user_id = u.id AND NOT (p.origin = ? OR ?))""";

    private static final String CONNECT = """
            INSERT INTO presence (user_id, address, origin, port)
            SELECT u.id, ?, ?, ? FROM registered_user u WHERE u.name = ?
            ON CONFLICT DO NOTHING""";

    private static final String DISCONNECT = """
            DELETE FROM presence p USING registered_user u
            WHERE u.name = ? AND p.user_id = u.id AND (p.origin = ? OR ?)""";

    private static final String PUBLISH = """
            INSERT INTO published_file (user_id, path, description)
            SELECT u.id, ?, ? FROM registered_user u JOIN presence p ON p.user_id = u.id
            WHERE u.name = ? AND (p.origin = ? OR ?)
            ON CONFLICT DO NOTHING""";

    private static final String DELETE = """
            DELETE FROM published_file f USING registered_user u, presence p
            WHERE u.name = ? AND p.user_id = u.id AND (p.origin = ? OR ?) AND f.user_id = u.id AND f.path = ?""";

    private static final String AUTHORIZE = """
            SELECT p.user_id IS NOT NULL AND (p.origin = ? OR ?)
            FROM registered_user u LEFT JOIN presence p ON p.user_id = u.id WHERE u.name = ?""";

    private static final String EXPIRE = "DELETE FROM presence WHERE generation = ?";

    private final Statements statements;
    private final boolean anyAddress;
    private final int maxEntries;
    private final MultiRowChanges multiRow;
    private final AdministratorChanges administrator;

    /** A directory whose statements run in the transaction of the caller. */
    public PostgresDirectory(Statements statements, DirectoryConfig config, ListingLimits limits) {
        this.maxEntries = limits.maxEntries();
        this.statements = statements;
        this.anyAddress = !config.sameAddress();
        this.multiRow = new MultiRowChanges(statements, anyAddress);
        this.administrator = new AdministratorChanges(statements);
    }

    @Override
    public Outcome register(String user) {
        return statements.update(REGISTER, user) == 1 ? Outcome.OK : Outcome.NAME_IN_USE;
    }

    @Override
    public Outcome unregister(Caller caller) {
        if (statements.update(UNREGISTER, caller.user(), origin(caller), anyAddress) == 1) {
            return Outcome.OK;
        }
        return authorize(caller) == Outcome.NO_SUCH_USER ? Outcome.NO_SUCH_USER : Outcome.FAILED;
    }

    @Override
    public Outcome connect(Caller caller, int port) {
        String address = caller.from().text();
        if (statements.update(CONNECT, address, origin(caller), port, caller.user()) == 1) {
            return Outcome.OK;
        }
        return authorize(caller) == Outcome.NO_SUCH_USER ? Outcome.NO_SUCH_USER : Outcome.ALREADY_CONNECTED;
    }

    @Override
    public Outcome disconnect(Caller caller) {
        if (statements.update(DISCONNECT, caller.user(), origin(caller), anyAddress) == 1) {
            return Outcome.OK;
        }
        return authorize(caller) == Outcome.NO_SUCH_USER ? Outcome.NO_SUCH_USER : Outcome.NOT_CONNECTED;
    }

    @Override
    public Outcome publish(Caller caller, PublishedFile file) {
        int rows =
                statements.update(PUBLISH, file.path(), file.description(), caller.user(), origin(caller), anyAddress);
        return rows == 1 ? Outcome.OK : authorizedOr(Outcome.ALREADY_PUBLISHED, caller);
    }

    @Override
    public Outcome delete(Caller caller, String path) {
        int rows = statements.update(DELETE, caller.user(), origin(caller), anyAddress, path);
        return rows == 1 ? Outcome.OK : authorizedOr(Outcome.NOT_PUBLISHED, caller);
    }

    @Override
    public Outcome authorize(Caller caller) {
        return statements
                .findTruth(AUTHORIZE, origin(caller), anyAddress, caller.user())
                .map(isConnected -> isConnected ? Outcome.OK : Outcome.NOT_CONNECTED)
                .orElse(Outcome.NO_SUCH_USER);
    }

    @Override
    public List<ConnectedUser> connectedUsers() {
        return limited(
                "who is connected",
                UserPresence.find("select u.name, p.address, p.port from UserPresence p join p.user u order by u.name")
                        .project(ConnectedUser.class));
    }

    @Override
    public Optional<List<PublishedFile>> findContent(String owner) {
        return RegisteredUser.<RegisteredUser>find("name", owner)
                .firstResultOptional()
                .map(user -> limited(
                        "what " + owner + " publishes",
                        PublishedPath.find(
                                        "select f.path, f.description from PublishedPath f where f.userId = ?1 order by f.path",
                                        user.id)
                                .project(PublishedFile.class)));
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return UserPresence.find(
                        "select u.name, p.address, p.port, p.generation from UserPresence p join p.user u where u.name = ?1",
                        user)
                .project(Presence.class)
                .firstResultOptional();
    }

    @Override
    public List<Presence> presences() {
        return UserPresence.find("select u.name, p.address, p.port, p.generation from UserPresence p join p.user u")
                .project(Presence.class)
                .list();
    }

    @Override
    public boolean expire(Presence presence) {
        return statements.update(EXPIRE, presence.generation()) == 1;
    }

    @Override
    public Outcome forceDisconnect(String user, Administrator by) {
        return administrator.forceDisconnect(user, by);
    }

    @Override
    public Outcome removeUser(String user, Administrator by) {
        return administrator.removeUser(user, by);
    }

    @Override
    public Outcome removeFile(String user, String path, Administrator by) {
        return administrator.removeFile(user, path, by);
    }

    @Override
    public List<Outcome> applyAll(List<DirectoryChange> changes) {
        Outcome[] outcomes = new Outcome[changes.size()];
        for (BatchPlan.Group group : BatchPlan.of(changes)) {
            List<Outcome> ofGroup = applyGroup(group.changes());
            for (int at = 0; at < ofGroup.size(); at++) {
                outcomes[group.positions().get(at)] = ofGroup.get(at);
            }
        }
        return List.of(outcomes);
    }

    private List<Outcome> applyGroup(List<DirectoryChange> group) {
        if (group.size() == 1) {
            return List.of(apply(group.getFirst()));
        }
        return switch (group.getFirst()) {
            case DirectoryChange.Register first -> multiRow.register(cast(DirectoryChange.Register.class, group));
            case DirectoryChange.Connect first -> multiRow.connect(cast(DirectoryChange.Connect.class, group));
            case DirectoryChange.Disconnect first -> multiRow.disconnect(cast(DirectoryChange.Disconnect.class, group));
            case DirectoryChange.Publish first -> multiRow.publish(cast(DirectoryChange.Publish.class, group));
            case DirectoryChange.Delete first -> multiRow.delete(cast(DirectoryChange.Delete.class, group));
            case DirectoryChange.ExpirePresence first ->
                group.stream().map(this::apply).toList();
            case DirectoryChange.ForceDisconnect first ->
                group.stream().map(this::apply).toList();
            case DirectoryChange.RemoveUser first ->
                group.stream().map(this::apply).toList();
            case DirectoryChange.RemoveFile first ->
                group.stream().map(this::apply).toList();
            // Rare, and its outcomes hang together: whoever speaks for a user may depend on who unregistered it.
            case DirectoryChange.Unregister first ->
                group.stream().map(this::apply).toList();
        };
    }

    private static <C extends DirectoryChange> List<C> cast(Class<C> kind, List<DirectoryChange> group) {
        return group.stream().map(kind::cast).toList();
    }

    private Outcome authorizedOr(Outcome otherwise, Caller caller) {
        Outcome authorization = authorize(caller);
        return authorization == Outcome.OK ? otherwise : authorization;
    }

    private <T> List<T> limited(String listing, PanacheQuery<T> query) {
        List<T> entries = query.range(0, maxEntries).list();
        if (entries.size() > maxEntries) {
            throw new ListingTooLongException(listing, maxEntries);
        }
        return entries;
    }

    private static String origin(Caller caller) {
        return caller.from().origin();
    }
}
