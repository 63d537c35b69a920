package dev.lonja.peer.download.target;

import java.nio.file.Path;

/** The place that a download goes to, chosen and allowed before the download begins. */
public sealed interface Target {
    /** The place itself: two downloads of one command must not have the same. */
    Path path();

    /**
     * A regular file that does not exist.
     *
     * @param isNumbered whether it gets a number when the name is taken; otherwise the download fails
     */
    record NewFile(Path path, boolean isNumbered) implements Target {}

    /** An existing regular file, which is replaced. */
    record ExistingFile(Path path) implements Target {}

    /** An open file of this process, such as standard output. */
    record Descriptor(Path path, int number) implements Target {}

    /** A device, a FIFO, a socket, or an open file of another process: it is written to. */
    record Special(Path path) implements Target {}
}
