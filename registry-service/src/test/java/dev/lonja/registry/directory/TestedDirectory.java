package dev.lonja.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.commit.BatchPlan;
import dev.lonja.registry.database.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory under test, with a method for each kind of change. Every call is a transaction of its own. */
public record TestedDirectory(Directory directory, Transactions transactions) {

    public Outcome register(String user) {
        return apply(new DirectoryChange.Register(user));
    }

    public Outcome unregister(Caller caller) {
        return apply(new DirectoryChange.Unregister(caller));
    }

    public Outcome connect(Caller caller, int port) {
        return apply(new DirectoryChange.Connect(caller, port));
    }

    public Outcome disconnect(Caller caller) {
        return apply(new DirectoryChange.Disconnect(caller));
    }

    public Outcome publish(Caller caller, PublishedFile file) {
        return apply(new DirectoryChange.Publish(caller, file));
    }

    public Outcome delete(Caller caller, String path) {
        return apply(new DirectoryChange.Delete(caller, path));
    }

    public Outcome forceDisconnect(String user, Administrator by) {
        return apply(new DirectoryChange.ForceDisconnect(user, by));
    }

    public Outcome removeUser(String user, Administrator by) {
        return apply(new DirectoryChange.RemoveUser(user, by));
    }

    public Outcome removeFile(String user, String path, Administrator by) {
        return apply(new DirectoryChange.RemoveFile(user, path, by));
    }

    public Outcome expire(Presence presence) {
        return apply(new DirectoryChange.ExpirePresence(presence));
    }

    /** A REGISTER in a session, without a code. */
    public Outcome register(Caller caller) {
        return register(caller, KeyChange.NO_CODE);
    }

    public Outcome register(Caller caller, String code) {
        return apply(new KeyChange.RegisterKey(caller, code, Codes.fresh()));
    }

    public Outcome connectSession(Caller caller) {
        return connectSession(caller, 5000);
    }

    public Outcome connectSession(Caller caller, int port) {
        return apply(Sessions.connect(caller, port));
    }

    public Outcome publishFile(Caller caller, String path) {
        return apply(Sessions.publish(caller, path));
    }

    public Outcome deleteFile(Caller caller, String path) {
        return apply(new SessionChange.DeleteFile(caller, ClassicForm.of(path)));
    }

    public Outcome redeem(Caller caller, String code) {
        return apply(new KeyChange.Redeem(caller, code, "", Codes.fresh()));
    }

    public Outcome drop(Caller caller, KeyId key) {
        return apply(new KeyChange.DropKey(caller, key));
    }

    /** The ids of the keys of the user, the oldest first. */
    public List<KeyId> keys(Caller caller) {
        return listKeys(caller).rows().stream().map(KeyRow::key).toList();
    }

    public Listed<KeyRow> listKeys(Caller caller) {
        return transactions.inOne(() -> directory.listKeys(caller));
    }

    public Listed<PeerRow> listPeers(Caller caller, Page page) {
        return transactions.inOne(() -> directory.listPeers(caller, page));
    }

    public Listed<FileRow> listFiles(Caller caller, String owner, Page page) {
        return transactions.inOne(() -> directory.listFiles(caller, owner, page));
    }

    public Listed<SourceRow> listSources(Caller caller, ContentId content, int limit) {
        return transactions.inOne(() -> directory.listSources(caller, content, limit));
    }

    public Outcome apply(DirectoryChange change) {
        return applyAll(List.of(change)).getFirst();
    }

    /** Makes changes of any kinds, as the writer makes a batch. */
    public List<Outcome> applyAll(List<DirectoryChange> changes) {
        return results(changes).stream().map(ChangeResult::outcome).toList();
    }

    public List<ChangeResult> results(List<DirectoryChange> changes) {
        return transactions.inOne(() -> BatchPlan.of(changes).apply(directory));
    }

    public Outcome authorize(Caller caller) {
        return transactions.inOne(() -> directory.authorize(caller));
    }

    public List<ConnectedUser> connectedUsers() {
        return transactions.inOne(() -> {
            ListReader<ConnectedUser> reader = new ListReader<>();
            directory.readConnectedUsers(reader);
            return reader.entries();
        });
    }

    public Optional<List<PublishedFile>> findContent(String owner) {
        return transactions.inOne(() -> {
            ListReader<PublishedFile> reader = new ListReader<>();
            return directory.readContent(owner, reader) ? Optional.of(reader.entries()) : Optional.empty();
        });
    }

    public Optional<Presence> findPresence(String user) {
        return transactions.inOne(() -> directory.findPresence(user));
    }

    public List<Presence> presences() {
        return presences(0, 1000);
    }

    public List<Presence> presences(long after, int limit) {
        return transactions.inOne(() -> directory.presences(after, limit));
    }

    /** Collects a listing, which must have as many entries as it says. */
    private static final class ListReader<T> implements EntryReader<T> {
        private final List<T> entries = new ArrayList<>();
        private long count;

        @Override
        public void begin(long all) {
            count = all;
        }

        @Override
        public boolean accept(T entry) {
            return entries.add(entry);
        }

        List<T> entries() {
            assertThat(entries).hasSize((int) count);
            return entries;
        }
    }
}
