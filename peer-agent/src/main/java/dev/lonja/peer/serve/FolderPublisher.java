package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Reconciler;
import dev.lonja.peer.agent.Reconciler.Reconciliation;
import dev.lonja.peer.scan.SharedFolder;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Reads the folder and brings the registry in line with it. For one thread. */
final class FolderPublisher {
    private static final Logger LOG = Logger.getLogger(FolderPublisher.class);

    private final String user;
    private final SharedFolder folder;
    private final FolderWatch watch;
    private final Reconciler reconciler;
    private Set<String> skippedBefore = new HashSet<>();

    FolderPublisher(String user, SharedFolder folder, FolderWatch watch, Reconciler reconciler) {
        this.user = user;
        this.folder = folder;
        this.watch = watch;
        this.reconciler = reconciler;
    }

    /** Publishes the folder as it is now, and returns whether the registry lists exactly its files. */
    ServeStatus.Moment publish() throws IOException, InterruptedException {
        SharedFolder.Snapshot snapshot = folder.read();
        watch.watch(snapshot.folders().keySet());
        logSkipped(new HashSet<>(snapshot.skipped()));
        int files = snapshot.files().size();
        boolean isPublished = switch (reconciler.reconcile(snapshot.files())) {
            case Reconciliation.Unlisted(String reason) -> {
                LOG.warnf("user=%s published files cannot be listed: %s", user, reason);
                yield false;
            }
            case Reconciliation.Compared compared -> {
                log(compared, files);
                yield compared.failed() == 0;
            }
        };
        return isPublished
                ? new ServeStatus.Moment(
                        user, true, true, files, snapshot.skipped().size())
                : ServeStatus.Moment.connected(user);
    }

    /** Logs each skipped file once. */
    private void logSkipped(Set<String> skipped) {
        skipped.stream().filter(line -> !skippedBefore.contains(line)).sorted().forEach(LOG::warn);
        skippedBefore = skipped;
    }

    private void log(Reconciliation.Compared compared, int files) {
        int requests = compared.published() + compared.deleted();
        if (compared.failed() > 0) {
            LOG.warnf("user=%s %d of %d requests failed", user, compared.failed(), requests);
        }
        if (requests > 0) {
            LOG.infof(
                    "user=%s published=%d removed=%d files=%d", user, compared.published(), compared.deleted(), files);
        }
    }
}
