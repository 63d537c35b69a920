package dev.lonja.peer.download;

import java.util.Objects;

/** A download cannot go on; the message says why, for a person to read. */
final class DownloadException extends Exception {
    DownloadException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
