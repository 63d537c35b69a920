package dev.lonja.peer.owner;

import java.util.List;

/** The files of an owner that a person means by a typed name. Paths are as the registry lists them. */
public sealed interface Meant {
    /** One file. */
    record OneFile(String path) implements Meant {}

    /** All files of a folder or of a pattern. */
    record Tree(List<Leaf> files) implements Meant {
        public Tree {
            files = List.copyOf(files);
        }
    }

    /** Several files or folders end with the name, and so none of them. */
    record Unclear(List<String> names) implements Meant {
        public Unclear {
            names = List.copyOf(names);
        }
    }

    /** No file. */
    record Nothing() implements Meant {}

    /**
     * A file of a folder or of a pattern.
     *
     * @param below the true path below the folder, or below the part of the pattern that has no wildcard
     */
    record Leaf(String path, String below) {}
}
