package dev.lonja.registry.directory;

/** The connection to the database could not be had, or was lost; whether the last commit took place is not known. */
public final class LostDatabaseException extends DirectoryException {
    /** A failure with what was tried as its message. */
    public LostDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
