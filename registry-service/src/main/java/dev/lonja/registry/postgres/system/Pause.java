package dev.lonja.registry.postgres.system;

import java.util.concurrent.TimeUnit;

/** The pause between two checks of something that another process does. */
public final class Pause {

    private static final long MILLIS = 25;

    private Pause() {}

    /** Sleeps briefly; false if the thread was interrupted, and the caller should stop waiting. */
    public static boolean brief() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
