package dev.lonja.peer.scan;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A file that can be published by its name and kind.
 *
 * @param file where it is published, as a path of the file system
 * @param isKept whether it was offered or listed before
 * @param sidecar the attributes of the file that describes it, if there is one
 */
record Candidate(
        Path file,
        String path,
        FileTime modified,
        boolean isKept,
        @Nullable BasicFileAttributes sidecar) {
    /** Which files are offered if there are too many: those that are listed already, then the oldest, then by path. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing((Candidate each) -> !each.isKept())
            .thenComparing(Candidate::modified)
            .thenComparing(Candidate::path);
}
