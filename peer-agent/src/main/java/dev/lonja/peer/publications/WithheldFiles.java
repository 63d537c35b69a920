package dev.lonja.peer.publications;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Files of a folder that are neither published nor served. */
record WithheldFiles(RemovedFiles removed, RefusedFiles refused) {

    /**
     * No file is withheld yet.
     *
     * @param settled the age of a publication from which on a listing without the file means that the file was removed
     */
    static WithheldFiles after(Duration settled) {
        return new WithheldFiles(new RemovedFiles(settled), new RefusedFiles(RefusedFiles.FIRST_WAIT));
    }

    /** The user was registered anew. */
    void reset() {
        removed.reset();
        refused.reset();
    }

    Set<String> paths() {
        Set<String> paths = new HashSet<>(removed.paths());
        paths.addAll(refused.waiting());
        return paths;
    }
}
