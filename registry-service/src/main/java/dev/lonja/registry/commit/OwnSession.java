package dev.lonja.registry.commit;

import jakarta.inject.Singleton;

/** The database session that the writer has to itself: what it changes need not be told to this registry. Any thread. */
@Singleton
public class OwnSession {
    private static final int NONE = 0;

    private volatile int backendId = NONE;

    /** Whether the writer's present session has that backend. */
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
