package dev.lonja.peer.shared;

import java.io.IOException;

/** A file is not what it was when it was opened, so what was read of it may never have been its content. */
public final class ChangedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedFileException(String reason) {
        super(reason);
    }
}
