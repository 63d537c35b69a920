package dev.lonja.registry.directory;

/** The database cannot be reached, or it did not do what it was asked for. */
public sealed class DirectoryException extends RuntimeException permits LostDatabaseException, ListingTooLongException {
    /** A failure; the message says what was tried. */
    public DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A failure without a cause. */
    public DirectoryException(String message) {
        super(message);
    }
}
