package dev.lonja.peer.transfer;

/** A download cannot go on; the message says why, for a person to read. */
final class DownloadException extends Exception {
    DownloadException(String message) {
        super(message);
    }
}
