package dev.lonja.registry.commit;

import jakarta.inject.Singleton;

/**
 * The database session of the writer. Notifications of changes that it made need not be followed: the writer tells the
 * listeners itself. Any thread.
 */
@Singleton
public class OwnSession {
    private static final int NONE = 0;

    private volatile int backendId = NONE;

    /** Whether that backend serves the writer's present session. */
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
