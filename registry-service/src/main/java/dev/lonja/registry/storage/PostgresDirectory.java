package dev.lonja.registry.storage;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.storage.identity.KeyRepository;
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
    private final Repositories repositories;
    private final Statements statements;
    private final int maxEntries;

    @Inject
    PostgresDirectory(Repositories repositories, Statements statements, ListingLimits limits) {
        this.repositories = repositories;
        this.statements = statements;
        this.maxEntries = limits.maxEntries();
    }

    /** A directory with repositories of its own, whose statements run in the transaction of the caller. */
    public static PostgresDirectory of(Statements statements, Authorization authorization, ListingLimits limits) {
        return new PostgresDirectory(Repositories.of(statements, authorization), statements, limits);
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
            case DirectoryChange.Register first ->
                repositories.users.register(all(DirectoryChange.Register.class, changes));
            case DirectoryChange.Unregister first ->
                repositories.users.unregister(all(DirectoryChange.Unregister.class, changes));
            case DirectoryChange.RemoveUser first ->
                repositories.users.remove(all(DirectoryChange.RemoveUser.class, changes));
            case DirectoryChange.ExpireName first ->
                repositories.users.expire(all(DirectoryChange.ExpireName.class, changes));
            case DirectoryChange.Connect first ->
                repositories.presences.connect(all(DirectoryChange.Connect.class, changes));
            case DirectoryChange.Disconnect first ->
                repositories.presences.disconnect(all(DirectoryChange.Disconnect.class, changes));
            case DirectoryChange.ForceDisconnect first ->
                repositories.presences.forceDisconnect(all(DirectoryChange.ForceDisconnect.class, changes));
            case DirectoryChange.ExpirePresence first ->
                repositories.presences.expire(all(DirectoryChange.ExpirePresence.class, changes));
            case DirectoryChange.Publish first ->
                repositories.files.publish(all(DirectoryChange.Publish.class, changes));
            case DirectoryChange.Delete first -> repositories.files.delete(all(DirectoryChange.Delete.class, changes));
            case DirectoryChange.RemoveFile first ->
                repositories.files.remove(all(DirectoryChange.RemoveFile.class, changes));
            case DirectoryChange.MakeClaimCode first ->
                repositories.sessions.codes.makeClaimCodes(all(DirectoryChange.MakeClaimCode.class, changes));
            case DirectoryChange.MakeRegisterCode first ->
                repositories.sessions.codes.makeRegisterCodes(all(DirectoryChange.MakeRegisterCode.class, changes));
            case DirectoryChange.RevokeKey first ->
                repositories.sessions.keys.revoke(all(DirectoryChange.RevokeKey.class, changes));
            case SessionChange first -> sessionStatement(first, changes);
        };
    }

    private DeferredQuery<List<ChangeResult>> sessionStatement(SessionChange kind, List<DirectoryChange> changes) {
        Repositories.ForSessions sessions = repositories.sessions;
        return switch (kind) {
            case SessionChange.ConnectSession first ->
                sessions.presences.connect(all(SessionChange.ConnectSession.class, changes));
            case SessionChange.PublishFile first ->
                sessions.files.publish(all(SessionChange.PublishFile.class, changes));
            case SessionChange.DeleteFile first -> sessions.files.delete(all(SessionChange.DeleteFile.class, changes));
            case SessionChange.Hold first -> sessions.contents.hold(all(SessionChange.Hold.class, changes));
            case KeyChange.RegisterKey first -> sessions.keys.register(all(KeyChange.RegisterKey.class, changes));
            case KeyChange.Claim first -> sessions.keys.claim(all(KeyChange.Claim.class, changes));
            case KeyChange.Redeem first -> sessions.keys.redeem(all(KeyChange.Redeem.class, changes));
            case KeyChange.DropKey first -> sessions.keys.drop(all(KeyChange.DropKey.class, changes));
            case KeyChange.Invite first -> sessions.codes.invite(all(KeyChange.Invite.class, changes));
        };
    }

    @Override
    public Outcome authorize(Caller caller) {
        return repositories.users.authorize(caller);
    }

    @Override
    public void readConnectedUsers(EntryReader<ConnectedUser> reader) {
        long count = repositories.presences.countListed();
        begin("connected users", count, reader);
        repositories.presences.readConnected(count, reader);
    }

    @Override
    public boolean readContent(String owner, EntryReader<PublishedFile> reader) {
        Optional<FileRepository.OwnedFiles> owned = repositories.files.findOwned(owner);
        owned.ifPresent(all -> {
            begin("the files of " + owner, all.count(), reader);
            repositories.files.read(all, reader);
        });
        return owned.isPresent();
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return repositories.presences.findPresence(user);
    }

    @Override
    public Optional<Presence> findClassicPresence(String user) {
        return repositories.presences.findClassic(user);
    }

    @Override
    public List<Presence> presences(long after, int limit) {
        return repositories.presences.page(after, limit);
    }

    @Override
    public Listed<KeyRow> listKeys(Caller caller) {
        KeyRepository keys = repositories.sessions.keys;
        Outcome outcome = keys.authorize(caller);
        return outcome == Outcome.OK ? Listed.all(keys.ofUser(caller.user())) : Listed.refused(outcome);
    }

    @Override
    public Listed<PeerRow> listPeers(Caller caller, Page page) {
        Outcome outcome = authorize(caller);
        return outcome == Outcome.OK ? repositories.sessions.presences.page(page) : Listed.refused(outcome);
    }

    @Override
    public Listed<FileRow> filesOf(String owner, Page page) {
        return repositories.sessions.files.page(owner, page);
    }

    @Override
    public Listed<SourceRow> listSources(Caller caller, ContentId content, int limit) {
        Outcome outcome = authorize(caller);
        return outcome == Outcome.OK
                ? Listed.all(repositories.sessions.contents.sources(content, limit))
                : Listed.refused(outcome);
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
