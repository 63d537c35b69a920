package dev.lonja.registry.storage;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.registry.directory.Presence;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The directory in PostgreSQL.
 *
 * <p>The changes of one kind are one statement, and the rows that it returns are the outcomes: constraints decide, not a look
 * beforehand. Several statements are sent at once. The reason is read only for rows that were not changed.
 */
@Singleton
public class PostgresDirectory implements Directory {
    private final UserRepository users;
    private final PresenceRepository presences;
    private final FileRepository files;
    private final Statements statements;
    private final int maxEntries;

    @Inject
    PostgresDirectory(
            UserRepository users,
            PresenceRepository presences,
            FileRepository files,
            Statements statements,
            ListingLimits limits) {
        this.users = users;
        this.presences = presences;
        this.files = files;
        this.statements = statements;
        this.maxEntries = limits.maxEntries();
    }

    /** A directory with repositories of its own, whose statements run in the transaction of the caller. */
    public static PostgresDirectory of(Statements statements, Authorization authorization, ListingLimits limits) {
        UserRepository users = new UserRepository(statements, authorization);
        return new PostgresDirectory(
                users,
                new PresenceRepository(statements, authorization, users),
                new FileRepository(statements, authorization, users),
                statements,
                limits);
    }

    @Override
    public List<ChangeResult> apply(List<DirectoryChange> changes) {
        return applyTogether(List.of(changes)).getFirst();
    }

    @Override
    public List<List<ChangeResult>> applyTogether(List<List<DirectoryChange>> groups) {
        return statements.runTogether(groups.stream().map(this::statement).toList());
    }

    private DeferredQuery<List<ChangeResult>> statement(List<DirectoryChange> changes) {
        return switch (changes.getFirst()) {
            case DirectoryChange.Register first -> users.register(all(DirectoryChange.Register.class, changes));
            case DirectoryChange.Unregister first -> users.unregister(all(DirectoryChange.Unregister.class, changes));
            case DirectoryChange.RemoveUser first -> users.remove(all(DirectoryChange.RemoveUser.class, changes));
            case DirectoryChange.ExpireName first -> users.expire(all(DirectoryChange.ExpireName.class, changes));
            case DirectoryChange.Connect first -> presences.connect(all(DirectoryChange.Connect.class, changes));
            case DirectoryChange.Disconnect first ->
                presences.disconnect(all(DirectoryChange.Disconnect.class, changes));
            case DirectoryChange.ForceDisconnect first ->
                presences.forceDisconnect(all(DirectoryChange.ForceDisconnect.class, changes));
            case DirectoryChange.ExpirePresence first ->
                presences.expire(all(DirectoryChange.ExpirePresence.class, changes));
            case DirectoryChange.Publish first -> files.publish(all(DirectoryChange.Publish.class, changes));
            case DirectoryChange.Delete first -> files.delete(all(DirectoryChange.Delete.class, changes));
            case DirectoryChange.RemoveFile first -> files.remove(all(DirectoryChange.RemoveFile.class, changes));
        };
    }

    @Override
    public Outcome authorize(Caller caller) {
        return users.authorize(caller);
    }

    @Override
    public void readConnectedUsers(EntryReader<ConnectedUser> reader) {
        long count = presences.countConnected();
        begin("connected users", count, reader);
        presences.readConnected(count, reader);
    }

    @Override
    public boolean readContent(String owner, EntryReader<PublishedFile> reader) {
        Optional<FileRepository.OwnedFiles> owned = files.findOwned(owner);
        owned.ifPresent(all -> {
            begin("the files of " + owner, all.count(), reader);
            files.read(all, reader);
        });
        return owned.isPresent();
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return presences.findPresence(user);
    }

    @Override
    public List<Presence> presences(long after, int limit) {
        return presences.page(after, limit);
    }

    private static <C extends DirectoryChange> List<C> all(Class<C> kind, List<DirectoryChange> changes) {
        return changes.stream().map(kind::cast).toList();
    }

    private void begin(String listing, long count, EntryReader<?> reader) {
        if (count > maxEntries) {
            throw new ListingTooLongException(listing, maxEntries);
        }
        reader.begin(count);
    }
}
