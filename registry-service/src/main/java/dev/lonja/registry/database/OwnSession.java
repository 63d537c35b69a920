package dev.lonja.registry.database;

import jakarta.inject.Singleton;

/**
 * The database session of the writer. Notifications of its own changes are ignored, because the writer tells the listeners
 * itself. Any thread.
 */
@Singleton
public class OwnSession {
    private static final int NONE = 0;

    private volatile int backendId = NONE;

    /** Whether that backend of PostgreSQL serves the current session of the writer. */
    public boolean is(int backend) {
        return backend == backendId;
    }

    void begin(int backend) {
        backendId = backend;
    }

    void end() {
        backendId = NONE;
    }
}
