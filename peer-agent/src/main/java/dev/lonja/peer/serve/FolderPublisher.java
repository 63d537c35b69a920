package dev.lonja.peer.serve;

import dev.lonja.peer.agent.Reconciler;
import dev.lonja.peer.agent.Reconciler.Reconciliation;
import dev.lonja.peer.scan.SharedFolder;
import dev.lonja.peer.scan.SkippedFiles;
import dev.lonja.peer.scan.Snapshot;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the folder and brings the registry in line with it. For one thread. */
final class FolderPublisher {
    private static final Logger LOG = Logger.getLogger(FolderPublisher.class);

    private final String user;
    private final SharedFolder folder;
    private final FolderWatch watch;
    private final Reconciler reconciler;
    private String skippedBefore = "";
    private @Nullable Duration nextLook;

    FolderPublisher(String user, SharedFolder folder, FolderWatch watch, Reconciler reconciler) {
        this.user = user;
        this.folder = folder;
        this.watch = watch;
        this.reconciler = reconciler;
    }

    /** Publishes the folder as it is now, and returns whether the registry lists exactly its files. */
    ServeStatus.Moment publish() throws IOException, InterruptedException {
        Snapshot snapshot = folder.read(reconciler.shared());
        nextLook = snapshot.nextLook().orElse(null);
        watch.watch(snapshot.folders().keySet());
        logSkipped(snapshot.skipped());
        int files = snapshot.files().size();
        boolean isPublished = switch (reconciler.reconcile(snapshot.files(), snapshot::isUndecided)) {
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
                        user, true, true, files, snapshot.skipped().count())
                : ServeStatus.Moment.connected(user);
    }

    /** When to read the folder again: after the interval, or earlier if a file has only just changed. */
    Duration nextLook(Duration interval) {
        return nextLook == null || nextLook.compareTo(interval) > 0 ? interval : nextLook;
    }

    /** Logs a summary of the skipped files when it is another one than before. */
    private void logSkipped(SkippedFiles skipped) {
        String summary = skipped.summary();
        if (!summary.equals(skippedBefore)) {
            skippedBefore = summary;
            if (summary.isEmpty()) {
                LOG.infof("user=%s no file is skipped any more", user);
            } else {
                LOG.warnf(
                        "user=%s %d files are not published (lonja peer skipped lists them): %s",
                        user, skipped.count(), summary);
            }
        }
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
