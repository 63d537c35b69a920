package dev.lonja.registry.postgres;

import java.util.concurrent.TimeUnit;

/** The time between two looks at something that another process does. */
final class Pause {

    private static final long MILLIS = 25;

    private Pause() {}

    /** False when this thread was interrupted: whoever waits should give up. */
    static boolean brief() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
