package dev.lonja.peer.serve.missing;

import dev.lonja.peer.failure.Trouble;
import dev.lonja.peer.scan.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides which listed files that the folder does not have are deleted from the registry, and says once when some of them
 * have to wait. What could not be looked at is not deleted.
 */
public final class MissingFiles {
    private static final Logger LOG = Logger.getLogger(MissingFiles.class);

    /** Where the folder was when it last had files, and the key that the file system knows it by. */
    private record Place(Path folder, @Nullable Object key) {}

    private final Duration delay;
    private final VanishedFiles vanished;
    private final MountPoints mountPoints;
    private final Trouble trouble = Trouble.of("published files have vanished together", LOG);
    private @Nullable Place lastFilled;

    /**
     * No file is missing yet.
     *
     * @param root the folder as published paths begin with it
     * @param delay how long files that vanished together stay listed
     */
    public MissingFiles(Path root, Duration delay) {
        this.delay = delay;
        this.vanished = new VanishedFiles(delay);
        this.mountPoints = new MountPoints(root);
    }

    /**
     * The classic paths of those gone files that may be deleted now.
     *
     * @param listed how many files of the folder the registry lists
     * @param gone listed files that the folder does not offer: the paths that they stand for, by classic path
     */
    public Set<String> deletable(int listed, Map<String, String> gone, Snapshot snapshot) {
        Set<String> looked = new HashSet<>(gone.keySet());
        looked.removeIf(classicPath -> snapshot.isUndecided(gone.getOrDefault(classicPath, classicPath)));
        Set<String> unmounted = mountPoints.unmounted(snapshot);
        VanishedFiles.Extent extent = extent(listed, snapshot);
        boolean isSwitched = extent.trust() == VanishedFiles.Trust.FULL;
        Set<String> deletable = vanished.deletable(
                looked,
                extent,
                path -> !isSwitched && isBelowAny(unmounted, gone.getOrDefault(path, path)),
                System.nanoTime());
        if (vanished.waiting() > 0 && !trouble.exists()) {
            trouble.begin("%d of %d are gone, and are deleted from the registry if they do not return within %d s"
                    .formatted(vanished.waiting(), listed, delay.toSeconds()));
        }
        endTrouble();
        return deletable;
    }

    /** These files are not listed any more. */
    public void deleted(Set<String> paths) {
        vanished.deleted(paths);
        endTrouble();
    }

    /** Whether a file has waited long enough, so that another decision is due. */
    public boolean isOver() {
        return vanished.isOver(System.nanoTime());
    }

    /** How many files wait. */
    public int waiting() {
        return vanished.waiting();
    }

    /** How soon after the last decision the folder is worth a look; empty if no file waits. */
    public Optional<Duration> untilNext() {
        return vanished.untilNext();
    }

    /** That files have vanished together, and wait. */
    public Trouble trouble() {
        return trouble;
    }

    private void endTrouble() {
        if (vanished.waiting() == 0) {
            trouble.end();
        }
    }

    private VanishedFiles.Extent extent(int listed, Snapshot snapshot) {
        int present = snapshot.files().size()
                + snapshot.pending().size()
                + snapshot.skipped().count();
        return new VanishedFiles.Extent(listed, present, trust(present, snapshot));
    }

    private VanishedFiles.Trust trust(int present, Snapshot snapshot) {
        Object key = snapshot.folders().get(snapshot.root());
        Place before = lastFilled;
        if (present == 0) {
            boolean isSame = key != null && before != null && key.equals(before.key());
            return isSame ? VanishedFiles.Trust.USUAL : VanishedFiles.Trust.NONE;
        }
        lastFilled = new Place(snapshot.root(), key);
        boolean isSwitched = before != null && !before.folder().equals(snapshot.root());
        return isSwitched ? VanishedFiles.Trust.FULL : VanishedFiles.Trust.USUAL;
    }

    private static boolean isBelowAny(Set<String> folders, String path) {
        return folders.stream().anyMatch(folder -> path.startsWith(folder + "/"));
    }
}
