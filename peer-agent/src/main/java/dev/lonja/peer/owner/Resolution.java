package dev.lonja.peer.owner;

import java.util.List;

/** The files of an owner that a person means by a typed name. Paths are as the registry lists them. */
public sealed interface Resolution {
    /** One file. */
    record OneFile(String path) implements Resolution {}

    /** All files of a folder or of a pattern. */
    record Tree(List<Leaf> files) implements Resolution {
        public Tree {
            files = List.copyOf(files);
        }
    }

    /** Several files or folders end with the name, so none of them is taken. */
    record Ambiguous(List<String> names) implements Resolution {
        public Ambiguous {
            names = List.copyOf(names);
        }
    }

    /** No file. */
    record Nothing() implements Resolution {}

    /**
     * A file of a folder or of a pattern.
     *
     * @param path the path as the registry lists it
     * @param below the true path below the folder, or below the part of the pattern that has no wildcard
     */
    record Leaf(String path, String below) {}
}
