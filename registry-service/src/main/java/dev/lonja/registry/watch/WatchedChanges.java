package dev.lonja.registry.watch;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.listing.FeedListener;
import dev.lonja.registry.listing.PresenceListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Notes the changes that a watch is about, of this registry and of others. A change that is not watched costs a look into a hash
 * table.
 */
@Singleton
class WatchedChanges implements CommitListener, FeedListener, PresenceListener {
    private final WatchIndex index;
    private final Happenings happenings;
    private final ChangedByOthers others;

    WatchedChanges(WatchIndex index, Happenings happenings, ChangedByOthers others) {
        this.index = index;
        this.happenings = happenings;
        this.others = others;
    }

    @Override
    public void beginning() {}

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        if (index.isEmpty()) {
            return;
        }
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                made(changes.get(at), results.get(at));
            }
        }
    }

    /** Which of these changes were committed, only the database knows: it is read as after changes of others. */
    @Override
    public void failed(List<DirectoryChange> changes) {
        if (!index.isEmpty()) {
            List<String> users =
                    changes.stream().map(DirectoryChange::user).distinct().toList();
            users.forEach(this::filesChanged);
            contentChanged(users);
        }
    }

    @Override
    public void online(String user) {
        presence(user, Happening.Online::new);
    }

    @Override
    public void offline(String user) {
        presence(user, Happening.Offline::new);
    }

    @Override
    public void uncertain(String user) {
        presence(user, Happening.PresenceChanged::new);
    }

    @Override
    public void allUncertain() {
        addIfWatched(new Happening.AllPresencesChanged());
    }

    /** Nothing: as a {@link PresenceListener} this class is told who came and went. */
    @Override
    public void presenceChanged(Collection<String> users) {}

    @Override
    public void contentChanged(Collection<String> owners) {
        boolean isAnybodyWatched = index.hasSearch() || index.hasContent();
        for (String owner : owners) {
            if (isAnybodyWatched || index.hasUser(owner)) {
                others.add(owner);
            }
        }
    }

    @Override
    public void deleted(String owner, List<String> paths) {
        if (paths.isEmpty()) {
            filesChanged(owner);
        } else {
            paths.forEach(path -> deleted(owner, path));
        }
    }

    @Override
    public void everythingChanged() {
        addIfWatched(new Happening.AllPresencesChanged());
        addIfWatched(new Happening.AllFilesChanged());
    }

    @Override
    public void toldUpTo(String snapshot) {
        others.toldUpTo(snapshot);
    }

    private void made(DirectoryChange change, ChangeResult result) {
        switch (change) {
            case SessionChange.PublishFile publish -> published(publish, result.before());
            case DirectoryChange.Publish publish ->
                published(new Happening.Published(
                        publish.user(),
                        publish.file().path(),
                        "",
                        publish.file().description(),
                        FileFacts.UNKNOWN,
                        false));
            case SessionChange.DeleteFile delete ->
                gone(new Happening.Deleted(delete.user(), delete.file().truePath()));
            case DirectoryChange.Delete delete -> deleted(delete.user(), delete.path());
            case DirectoryChange.RemoveFile remove -> deleted(remove.user(), remove.path());
            case DirectoryChange.Unregister unregister -> filesChanged(change.user());
            case DirectoryChange.RemoveUser remove -> filesChanged(change.user());
            // Without files, or about presences only.
            case DirectoryChange.ExpireName expire -> {}
            case DirectoryChange.Register register -> {}
            case DirectoryChange.Connect connect -> {}
            case DirectoryChange.Disconnect disconnect -> {}
            case DirectoryChange.ForceDisconnect disconnect -> {}
            case DirectoryChange.ExpirePresence expire -> {}
            case DirectoryChange.RevokeKey revoke -> {}
            case DirectoryChange.MakeClaimCode make -> {}
            case DirectoryChange.MakeRegisterCode make -> {}
            case SessionChange.ConnectSession connect -> {}
            case SessionChange.Hold hold -> {}
            case KeyChange keyChange -> {}
        }
    }

    private void published(SessionChange.PublishFile publish, String rootBefore) {
        String root = publish.facts().root();
        published(new Happening.Published(
                publish.user(),
                publish.file().path(),
                publish.file().kept(),
                publish.description(),
                publish.facts(),
                !root.isEmpty() && root.equals(rootBefore)));
    }

    private void published(Happening.Published published) {
        if (index.hasSearch() || index.hasUser(published.owner()) || isWatched(published.facts())) {
            happenings.add(published);
        }
    }

    private boolean isWatched(FileFacts facts) {
        return index.hasContent() && facts.content().filter(index::hasContent).isPresent();
    }

    /** A cut form does not say which path it stands for. */
    private void deleted(String owner, String classicPath) {
        if (index.hasUser(owner)) {
            happenings.add(
                    ClassicPath.isCut(classicPath)
                            ? new Happening.FilesChanged(owner)
                            : new Happening.Deleted(owner, ClassicForm.truePath(classicPath, null)));
        }
    }

    private void gone(Happening.Deleted deleted) {
        if (index.hasUser(deleted.owner())) {
            happenings.add(deleted);
        }
    }

    private void filesChanged(String owner) {
        if (index.hasUser(owner)) {
            happenings.add(new Happening.FilesChanged(owner));
        }
    }

    private void presence(String user, Function<String, Happening> happening) {
        if (index.hasPresence(user)) {
            happenings.add(happening.apply(user));
        }
    }

    private void addIfWatched(Happening happening) {
        if (!index.isEmpty()) {
            happenings.add(happening);
        }
    }
}
