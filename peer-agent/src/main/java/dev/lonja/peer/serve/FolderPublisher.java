package dev.lonja.peer.serve;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.failure.Trouble;
import dev.lonja.peer.publications.Reconciler;
import dev.lonja.peer.publications.Reconciler.Comparison.Difference;
import dev.lonja.peer.publications.Reconciler.Comparison.Unlisted;
import dev.lonja.peer.scan.SharedFolder;
import dev.lonja.peer.scan.Snapshot;
import dev.lonja.peer.serve.missing.MissingFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder and brings the registry in line with it. A failure is logged once and shown in the status; published files
 * stay published and served meanwhile. For one thread.
 */
final class FolderPublisher {
    private static final Logger LOG = Logger.getLogger(FolderPublisher.class);

    /** What was last brought in line with the registry. */
    private record Published(Map<String, String> files, Set<String> pending, Set<String> unread) {
        static Published of(Snapshot snapshot) {
            return new Published(snapshot.files(), snapshot.pending(), snapshot.unread());
        }
    }

    private final Path root;
    private final SharedFolder folder;
    private final FolderWatch watch;
    private final Reconciler reconciler;
    private final MissingFiles missing;
    private final SkipLog skipped;
    private final Trouble unreadable = Trouble.of("the shared folder cannot be read, what is published stays so", LOG);
    private final Trouble unstored =
            Trouble.of("the list of shared files cannot be stored, it is served from memory until it can", LOG);
    private final Trouble unpublished = Trouble.of("the registry does not list all files of the folder", LOG);
    private final Trouble broken = Trouble.of("the folder could not be compared", LOG);
    private @Nullable Published published;
    private @Nullable Path realRoot;
    private @Nullable Object lastKey;
    private ServeStatus.Moment moment;

    FolderPublisher(ServeConfig config, SharedFolder folder, FolderWatch watch, Reconciler reconciler) {
        this.root = config.share().orElseThrow().toAbsolutePath().normalize();
        this.folder = folder;
        this.watch = watch;
        this.reconciler = reconciler;
        this.missing = new MissingFiles(root, config.deleteDelay());
        this.skipped = new SkipLog(config.user().orElseThrow());
        this.moment = ServeStatus.Moment.disconnected(config.user().orElseThrow());
    }

    /** Serves the files of the folder: all that the registry may list from an earlier run. */
    void share() {
        try {
            read().ifPresent(snapshot -> share(snapshot.files().keySet(), Set.of()));
        } catch (RuntimeException | Error failure) {
            broke(failure);
        }
    }

    /**
     * Compares the folder with the registry, and publishes and deletes the differences.
     *
     * @param isFull whether to ask the registry what it lists even if the folder is as before
     */
    FolderComparison compare(boolean isFull) throws InterruptedException {
        boolean hasNew = false;
        Optional<Snapshot> read = Optional.empty();
        try {
            read = read();
            hasNew = watch.watch(read.map(Snapshot::folders).orElse(Map.of()), ShareRoute.to(root));
            if (read.isPresent()) {
                publish(read.get(), isFull);
            }
            broken.end();
        } catch (RuntimeException | Error failure) {
            broke(failure);
        }
        moment = momentNow();
        return new FolderComparison(
                moment,
                hasTrouble(),
                unpublished.exists(),
                hasNew,
                Stream.of(missing.untilNext(), read.flatMap(Snapshot::nextLook), reconciler.untilRetry())
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo));
    }

    /**
     * Whether the name of the folder leads to another one than at the last comparison, for example because a volume was
     * mounted over it, which no watch notices.
     */
    boolean isElsewhere() {
        return !FolderWatch.keyOf(root).equals(lastKey);
    }

    /** Reads the folder. A missing folder counts as an empty one; the result is empty if the folder cannot be read. */
    private Optional<Snapshot> read() {
        try {
            lastKey = FolderWatch.keyOf(root);
            Snapshot snapshot = folder.read(reconciler.shared());
            unreadable.end();
            return Optional.of(snapshot);
        } catch (NoSuchFileException | NotDirectoryException absent) {
            unreadable.begin(root + (absent instanceof NoSuchFileException ? " is missing" : " is not a folder"));
            return Optional.of(Snapshot.missing(root));
        } catch (IOException failure) {
            unreadable.begin(Reasons.withFile(failure));
            return Optional.empty();
        }
    }

    /** A folder that has become a link, or a link that was switched, is followed; whoever did not mean that is told. */
    private void logWhereItLeads(Path now) {
        Path before = realRoot;
        realRoot = now;
        if (before != null && !before.equals(now)) {
            LOG.warnf("%s now leads to %s; the files there are published", root, now);
        }
    }

    private void publish(Snapshot snapshot, boolean isFull) throws InterruptedException {
        if (!snapshot.folders().isEmpty()) {
            skipped.log(snapshot.skipped());
            logWhereItLeads(snapshot.root());
        }
        var now = Published.of(snapshot);
        boolean isRetryDue = reconciler.untilRetry().filter(Duration::isZero).isPresent();
        if (!isFull && !missing.isOver() && !isRetryDue && now.equals(published)) {
            shareAgain(snapshot);
            return;
        }
        published = null;
        switch (reconciler.compare(snapshot.root(), snapshot.files())) {
            case Unlisted(String reason) -> {
                shareAgain(snapshot);
                if (!reconciler.isClosed()) {
                    unpublished.begin("it did not list them: " + reason);
                }
            }
            case Difference difference -> {
                if (apply(difference, snapshot)) {
                    published = now;
                }
            }
        }
    }

    /** The user was connected: the registry may now accept files that it refused. */
    void connected() {
        reconciler.retryRefused();
    }

    /** Sends the differences. Returns whether all requests succeeded, except for files that the registry refuses. */
    private boolean apply(Difference difference, Snapshot snapshot) throws InterruptedException {
        Set<String> deletable = missing.deletable(difference.listed(), difference.gone(), snapshot);
        Set<String> unserved = new HashSet<>(difference.renamed());
        unserved.addAll(deletable);
        share(snapshot.files().keySet(), unserved);
        Reconciler.Applied applied = reconciler.apply(difference, deletable);
        if (applied.refused() > 0) {
            // Stops serving what is withheld since these requests.
            share(Set.of(), Set.of());
        }
        log(applied, snapshot.files().size());
        if (reconciler.isClosed()) {
            return false;
        }
        if (applied.failed() > 0) {
            unpublished.begin(applied.reason());
            return false;
        }
        unpublished.end();
        missing.deleted(deletable);
        return true;
    }

    /**
     * Serves the files that are served already, with their present real paths. Others are not added: somebody may have removed
     * them from the registry.
     */
    private void shareAgain(Snapshot snapshot) {
        Set<String> served = new HashSet<>(snapshot.files().keySet());
        served.retainAll(reconciler.shared());
        share(served, Set.of());
    }

    private void share(Collection<String> served, Collection<String> unserved) {
        try {
            reconciler.share(served, unserved);
            unstored.end();
        } catch (IOException failure) {
            unstored.begin(Reasons.withFile(failure));
        }
    }

    private void broke(Throwable failure) {
        if (!broken.exists()) {
            LOG.warn("the folder could not be compared", failure);
        }
        broken.begin(failure.toString());
        published = null;
    }

    private boolean hasTrouble() {
        return unreadable.exists() || unstored.exists() || unpublished.exists() || broken.exists();
    }

    private ServeStatus.Moment momentNow() {
        List<Trouble> all = List.of(broken, unreadable, unstored, unpublished, missing.trouble());
        String problem = Stream.concat(all.stream().map(Trouble::text), Stream.of(reconciler.refusal()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        Published now = published;
        return new ServeStatus.Moment(
                moment.user(),
                true,
                problem.isEmpty(),
                now == null ? moment.files() : now.files().size(),
                skipped.count(),
                missing.waiting(),
                problem);
    }

    private void log(Reconciler.Applied applied, int files) {
        int failed = applied.failed() + applied.refused();
        if (applied.published() + applied.deleted() > applied.refused()) {
            LOG.infof(
                    "user=%s published=%d removed=%d failed=%d files=%d",
                    moment.user(), applied.published(), applied.deleted(), failed, files);
        }
    }
}
