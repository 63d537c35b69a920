package dev.lonja.peer.local;

import java.nio.file.Path;
import java.util.List;

/** What a typed name means on this machine. All paths are absolute. */
public sealed interface LocalResolution {

    /** A file that exists; it may be one that cannot be published. */
    record OneFile(Path path) implements LocalResolution {}

    /** A folder. */
    record Folder(Path path) implements LocalResolution {}

    /**
     * The files and folders that match a pattern.
     *
     * @param unnamed the shown names of matches that are not UTF-8
     */
    record Matches(List<Path> files, List<Path> folders, List<String> unnamed) implements LocalResolution {
        public Matches {
            files = List.copyOf(files);
            folders = List.copyOf(folders);
            unnamed = List.copyOf(unnamed);
        }

        boolean isEmpty() {
            return files.isEmpty() && folders.isEmpty() && unnamed.isEmpty();
        }
    }

    /** A file whose name is not UTF-8, so that it cannot be published. */
    record Unnamed(String shownPath) implements LocalResolution {}

    /** Nothing is there. */
    record Absent(Path path) implements LocalResolution {}
}
