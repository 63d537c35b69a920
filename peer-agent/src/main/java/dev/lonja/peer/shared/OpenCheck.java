package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;

/** Tells whether this process could serve a file. Thread: it blocks on the file system. */
public interface OpenCheck {

    /**
     * Opens the file as it is opened for a peer, and closes it.
     *
     * @throws IOException if it could not be served now; {@code Reasons} says why
     */
    void require(Path file) throws IOException;

    /** A check that opens files below the configured share roots. */
    static OpenCheck of(ShareConfig config) {
        return new GuardedCheck(new FileDoor(config));
    }
}
