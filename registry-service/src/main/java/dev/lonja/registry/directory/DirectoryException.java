package dev.lonja.registry.directory;

/** The database could not be asked, or did not answer as it should. */
public sealed class DirectoryException extends RuntimeException permits LostDatabaseException, ListingTooLongException {
    /** A failure with what was tried as its message. */
    public DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A failure without a cause. */
    public DirectoryException(String message) {
        super(message);
    }
}
