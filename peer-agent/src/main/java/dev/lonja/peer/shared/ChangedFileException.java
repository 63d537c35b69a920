package dev.lonja.peer.shared;

import java.io.IOException;

/** Thrown when a file has changed since it was opened: what was read may be a mixture that the file never contained. */
public final class ChangedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedFileException(String reason) {
        super(reason);
    }
}
