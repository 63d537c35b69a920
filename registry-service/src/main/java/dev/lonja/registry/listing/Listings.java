package dev.lonja.registry.listing;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.delivery.EncodedPage;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Credential;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.storage.session.PresentPeer;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The cached listings, for connected callers. An empty result means that the database must be asked.
 *
 * <p>A caller finds every change that was acknowledged before its question: the writer applies a change here after the
 * commit and before the answer. Changes of others come through the {@link ChangeFeed}. While the feed does not work, no
 * cached listing is used.
 */
@Singleton
public class Listings implements CommitListener {
    private final CachedUsers users;
    private final CachedContents contents;
    private final CachedPages pages;
    private final Freshness freshness;
    private final Authorization authorization;

    Listings(
            CachedUsers users,
            CachedContents contents,
            CachedPages pages,
            Freshness freshness,
            Authorization authorization) {
        this.users = users;
        this.pages = pages;
        this.contents = contents;
        this.freshness = freshness;
        this.authorization = authorization;
    }

    /** Finds the reply to the LIST_USERS of a caller that is connected. */
    public Optional<EncodedReply> findUsers(Caller caller) {
        return isConnected(caller) ? users.findReply() : Optional.empty();
    }

    /** Finds the port at which a connected caller's agent listens. */
    public Optional<Integer> findPort(Caller caller) {
        return isConnected(caller) ? users.find(caller.user()).map(PresentUser::port) : Optional.empty();
    }

    /** Finds the content that a connected caller asks for; if it is not cached, {@code blocking} asks the database. */
    public Optional<CompletableFuture<ContentListing>> findContent(Caller caller, String owner, Executor blocking) {
        return isConnected(caller) ? Optional.of(contents.get(owner, blocking)) : Optional.empty();
    }

    /** Finds a page of the LIST_PEERS of a session that has the presence of its user. */
    public Optional<EncodedPage> findPeers(Caller caller, Page page) {
        return isConnected(caller)
                ? users.findAfter(page.after(), page.limit() + 1).map(found -> peers(found, page.limit()))
                : Optional.empty();
    }

    /**
     * Finds a page of the LIST_FILES of a session that has the presence of its user; if it is not cached, {@code blocking} asks the
     * database.
     */
    public Optional<CompletableFuture<FilesPage>> findFiles(Caller caller, String owner, Page page, Executor blocking) {
        return isConnected(caller) ? Optional.of(pages.get(owner, page, blocking)) : Optional.empty();
    }

    /** A page of the first of these users, of which there is one more if there is a next page. */
    private static EncodedPage peers(List<PresentUser> found, int limit) {
        List<byte[]> rows = new ArrayList<>(found.size());
        for (int bytes = 0; rows.size() < Math.min(found.size(), limit) && bytes < EncodedPage.MAX_BYTES; ) {
            byte[] row = found.get(rows.size()).row();
            rows.add(row);
            bytes += row.length;
        }
        String next = rows.size() < found.size() ? found.get(rows.size() - 1).name() : "";
        return EncodedPage.of(Operation.LIST_PEERS, rows, List.of(next));
    }

    @Override
    public void beginning() {
        users.beginWrite();
        contents.beginWrite();
    }

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        Set<String> owners = new LinkedHashSet<>();
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                made(changes.get(at), results.get(at).generation(), owners);
            }
        }
        users.endWrite();
        contents.invalidate(owners);
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk() && !owners.contains(changes.get(at).user())) {
                changeFile(changes.get(at));
            }
        }
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        Set<String> concerned = new LinkedHashSet<>();
        changes.forEach(change -> concerned.add(change.user()));
        concerned.forEach(users::uncertain);
        users.endWrite();
        contents.invalidate(concerned);
    }

    private void made(DirectoryChange change, long generation, Set<String> owners) {
        switch (change) {
            case DirectoryChange.Connect(Caller caller, int port) ->
                users.connected(PresentPeer.classic(presence(caller, port, generation)));
            case DirectoryChange.Disconnect disconnect -> users.disconnected(change.user(), generation);
            case DirectoryChange.ForceDisconnect disconnect -> users.disconnected(change.user(), generation);
            case DirectoryChange.ExpirePresence expire -> users.disconnected(change.user(), generation);
            case DirectoryChange.Unregister unregister -> {
                users.removed(change.user());
                owners.add(change.user());
            }
            case DirectoryChange.RemoveUser remove -> {
                users.removed(change.user());
                owners.add(change.user());
            }
            case DirectoryChange.ExpireName expire -> {
                users.removed(change.user());
                owners.add(change.user());
            }
            // A load in flight may be about to say that there is no such owner.
            case DirectoryChange.Register register -> owners.add(change.user());
            case DirectoryChange.Publish publish -> {}
            case DirectoryChange.Delete delete -> {}
            case DirectoryChange.RemoveFile remove -> {}
            case SessionChange.ConnectSession connect -> users.connected(peer(connect, generation));
            case SessionChange.PublishFile publish -> owners.add(change.user());
            case SessionChange.DeleteFile delete -> owners.add(change.user());
            case SessionChange.Hold hold -> {}
            case KeyChange.RegisterKey register -> owners.add(change.user());
            case KeyChange keyChange -> ended(change.user(), generation);
            case DirectoryChange.RevokeKey revoke -> ended(change.user(), generation);
            case DirectoryChange.MakeClaimCode make -> {}
            case DirectoryChange.MakeRegisterCode make -> {}
        }
    }

    /** The change has ended the presence of that generation, if there was one. */
    private void ended(String user, long generation) {
        if (generation != ChangeResult.NO_GENERATION) {
            users.disconnected(user, generation);
        }
    }

    /** Changes the cached content of an owner whose files alone have changed. */
    private void changeFile(DirectoryChange change) {
        switch (change) {
            case DirectoryChange.Publish publish -> contents.published(change.user(), publish.file());
            case DirectoryChange.Delete delete -> contents.removed(change.user(), delete.path());
            case DirectoryChange.RemoveFile remove -> contents.removed(change.user(), remove.path());
            case SessionChange session -> {}
            case DirectoryChange.Connect connect -> {}
            case DirectoryChange.Disconnect disconnect -> {}
            case DirectoryChange.ForceDisconnect disconnect -> {}
            case DirectoryChange.ExpirePresence expire -> {}
            case DirectoryChange.Unregister unregister -> {}
            case DirectoryChange.RemoveUser remove -> {}
            case DirectoryChange.ExpireName expire -> {}
            case DirectoryChange.Register register -> {}
            case DirectoryChange.RevokeKey revoke -> {}
            case DirectoryChange.MakeClaimCode make -> {}
            case DirectoryChange.MakeRegisterCode make -> {}
        }
    }

    private static Presence presence(Caller caller, int port, long generation) {
        HostAddress from = caller.from();
        return new Presence(caller.user(), from.text(), from.origin(), port, generation);
    }

    private static PresentPeer peer(SessionChange.ConnectSession connect, long generation) {
        Caller caller = connect.caller();
        var row = new PeerRow(caller.user(), connect.addresses().toString(), caller.key(), connect.features());
        return new PresentPeer(presence(caller, connect.port(), generation), row);
    }

    private boolean isConnected(Caller caller) {
        if (!freshness.holds()) {
            return false;
        }
        Credential credential = authorization.credential(caller);
        return users.find(caller.user())
                .filter(user -> authorization.mayReadByPresence(
                        credential, user.origin(), credential.isOfSession() && user.isOf(credential.key())))
                .isPresent();
    }
}
