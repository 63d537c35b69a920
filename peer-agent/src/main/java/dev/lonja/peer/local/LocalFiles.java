package dev.lonja.peer.local;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.scan.Description;
import dev.lonja.peer.scan.ScanRules;
import dev.lonja.peer.scan.SharedFolder;
import dev.lonja.peer.scan.SkippedFiles;
import dev.lonja.peer.scan.Snapshot;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Local files that are to be published: whether they can be served, and which ones a folder has.
 *
 * @param check opens a file as it is opened for a peer
 * @param question asks whether all files of a folder are meant
 */
public record LocalFiles(OpenCheck check, FolderQuestion question) {
    /** As many as a registry takes from one user. */
    private static final int MAX_FILES = 100_000;

    /** Why nobody could fetch that file, which exists; empty if it can be served. */
    public Optional<String> problem(Path file) {
        String shown = Printable.of(file.toString());
        if (!Files.exists(file)) {
            return Optional.of(text("%s is a link that leads to nothing", shown));
        }
        if (Files.isDirectory(file)) {
            return Optional.of(text("%s is a folder, and only files are published", shown));
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(text("%s is not a regular file, and nobody could fetch it", shown));
        }
        try {
            check.require(file);
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(text("%s cannot be read: %s", shown, Reasons.of(failure)));
        }
    }

    /** Whether there is something at that path, a link that leads to nothing included. */
    public static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The files below a folder, by the rules of {@code serve}.
     *
     * @param skipped what a person should know about those that are left out; empty if none is
     */
    public record Below(List<Path> files, Optional<String> skipped) {
        public Below {
            files = List.copyOf(files);
        }
    }

    /**
     * Reads the files below that folder.
     *
     * @throws IOException if it cannot be read
     */
    public Below below(Path folder) throws IOException {
        var rules = new ScanRules(MAX_FILES, Duration.ZERO);
        Snapshot snapshot = new SharedFolder(folder, new Description(""), rules, check).read(Set.of());
        SkippedFiles skipped = snapshot.skipped();
        return new Below(
                snapshot.files().keySet().stream().map(Path::of).toList(),
                skipped.count() == 0
                        ? Optional.empty()
                        : Optional.of(text("left out below %s: %s", shown(folder), skipped.summary())));
    }

    private static String shown(Path folder) {
        return Printable.of(folder.toString());
    }
}
