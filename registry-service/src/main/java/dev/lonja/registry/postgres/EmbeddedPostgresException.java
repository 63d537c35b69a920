package dev.lonja.registry.postgres;

/**
 * The embedded PostgreSQL cannot run. The message tells the person who started the registry what is wrong with which
 * folder or system, and what to do about it.
 */
public final class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
