package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.TestedDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A directory in memory, for one thread. Its state can be restored, as by a transaction that is rolled back. */
public class InMemoryDirectory implements Directory {
    private final InMemoryOwners owners = new InMemoryOwners();
    private final InMemoryCodes codes = new InMemoryCodes();
    private final InMemoryUsers users;
    private final InMemoryPresences presences;
    private final InMemoryFiles files;
    private final InMemorySources sources;
    private final InMemoryKeys keys;

    public InMemoryDirectory(boolean sameAddress) {
        this.users = new InMemoryUsers(new Authorization(() -> sameAddress), owners, codes);
        this.presences = new InMemoryPresences(users, owners);
        this.files = new InMemoryFiles(users);
        this.sources = new InMemorySources(users);
        this.keys = new InMemoryKeys(users, presences, owners, codes);
    }

    /** An empty directory under test. */
    public static TestedDirectory tested(boolean sameAddress) {
        return new TestedDirectory(new InMemoryDirectory(sameAddress), new NoTransactions());
    }

    private record NoTransactions() implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }
    }

    /** Saves the state. Running the result restores it. */
    public Runnable mark() {
        List<Runnable> marked = List.of(users.mark(), owners.mark(), codes.mark());
        return () -> marked.forEach(Runnable::run);
    }

    @Override
    public List<ChangeResult> apply(List<DirectoryChange> changes) {
        return changes.stream().map(this::apply).toList();
    }

    /** Makes one change. */
    public ChangeResult apply(DirectoryChange change) {
        return switch (change) {
            case DirectoryChange.Register register -> ChangeResult.of(users.register(register));
            case DirectoryChange.Unregister(Caller caller) -> ChangeResult.of(users.unregister(caller));
            case DirectoryChange.RemoveUser remove -> ChangeResult.of(users.remove(remove.user()));
            case DirectoryChange.ExpireName expire ->
                ChangeResult.of(users.expire(expire.user(), expire.registeredBefore()));
            case DirectoryChange.Connect connect -> presences.connect(connect);
            case DirectoryChange.Disconnect(Caller caller) -> presences.disconnect(caller);
            case DirectoryChange.ForceDisconnect disconnect -> presences.forceDisconnect(disconnect.user());
            case DirectoryChange.ExpirePresence(String user, long generation) -> presences.expire(user, generation);
            case DirectoryChange.Publish publish -> ChangeResult.of(files.publish(publish));
            case DirectoryChange.Delete delete -> ChangeResult.of(files.delete(delete));
            case DirectoryChange.RemoveFile remove -> ChangeResult.of(files.remove(remove.user(), remove.path()));
            case DirectoryChange.MakeClaimCode make -> keys.makeClaimCode(make);
            case DirectoryChange.MakeRegisterCode make -> keys.makeRegisterCode(make);
            case DirectoryChange.RevokeKey revoke -> keys.revoke(revoke);
            case KeyChange keyChange -> keys.make(keyChange);
            case SessionChange.ConnectSession connect -> presences.connect(connect);
            case SessionChange.PublishFile publish -> files.publish(publish);
            case SessionChange.DeleteFile delete -> ChangeResult.of(files.delete(delete));
            case SessionChange.Hold hold -> ChangeResult.of(sources.hold(hold));
        };
    }

    @Override
    public Outcome authorize(Caller caller) {
        return users.mayRead(caller);
    }

    @Override
    public Listed<KeyRow> listKeys(Caller caller) {
        return listed(users.mayAct(caller), () -> Listed.all(owners.rows(caller.user())));
    }

    @Override
    public Listed<PeerRow> listPeers(Caller caller, Page page) {
        return listed(authorize(caller), () -> presences.peers(page));
    }

    @Override
    public Listed<FileRow> filesOf(String owner, Page page) {
        return files.page(owner, page);
    }

    @Override
    public Listed<SourceRow> listSources(Caller caller, ContentId content, int limit) {
        return listed(authorize(caller), () -> Listed.all(sources.of(content, limit)));
    }

    private static <T> Listed<T> listed(Outcome outcome, Supplier<Listed<T>> listing) {
        return outcome == Outcome.OK ? listing.get() : Listed.refused(outcome);
    }

    @Override
    public void readConnectedUsers(EntryReader<ConnectedUser> reader) {
        presences.read(reader);
    }

    @Override
    public boolean readContent(String owner, EntryReader<PublishedFile> reader) {
        return files.read(owner, reader);
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return presences.find(user);
    }

    @Override
    public Optional<Presence> findClassicPresence(String user) {
        return presences.findClassic(user);
    }

    @Override
    public List<Presence> presences(long after, int limit) {
        return presences.page(after, limit);
    }
}
