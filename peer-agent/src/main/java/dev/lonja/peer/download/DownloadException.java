package dev.lonja.peer.download;

import java.util.Objects;

/** A download that cannot continue; the message is for a person. */
final class DownloadException extends Exception {
    DownloadException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
