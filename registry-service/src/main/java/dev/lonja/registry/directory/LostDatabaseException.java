package dev.lonja.registry.directory;

/** There is no connection to the database, or it was lost; whether the last transaction was committed is not known. */
public final class LostDatabaseException extends DirectoryException {
    /** A failure; the message says what was tried. */
    public LostDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
