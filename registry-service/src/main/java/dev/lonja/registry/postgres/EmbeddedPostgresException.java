package dev.lonja.registry.postgres;

/**
 * The embedded PostgreSQL cannot run. The message is for the person who started the registry: what is wrong with which
 * folder or system, and what to do.
 */
public final class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
