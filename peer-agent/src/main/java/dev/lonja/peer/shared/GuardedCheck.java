package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes files. A pipe that takes the place of a file just before it is opened would block the check for ever, so
 * a second thread looks every few seconds whether the same check still runs, and opens the other end of the pipe then. That
 * thread ends when nothing is checked any more.
 */
final class GuardedCheck implements OpenCheck {
    /** Long enough for a slow disk; nothing is lost if it is reached. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** One check; another one of the same file is another object. */
    private static final class Check {
        private final Path file;

        Check(Path file) {
            this.file = file;
        }
    }

    private final FileDoor door;
    private final Duration interval;
    private @Nullable Check running;
    private boolean isGuarded;

    GuardedCheck(FileDoor door) {
        this(door, INTERVAL);
    }

    GuardedCheck(FileDoor door, Duration interval) {
        this.door = door;
        this.interval = interval;
    }

    @Override
    public void require(Path file) throws IOException {
        begin(new Check(file));
        try {
            door.check(file);
        } finally {
            end();
        }
    }

    private synchronized void begin(Check check) {
        running = check;
        if (!isGuarded) {
            isGuarded = true;
            Thread guard = new Thread(this::guard, "lonja-open-guard");
            guard.setDaemon(true);
            guard.start();
        }
    }

    private synchronized void end() {
        running = null;
    }

    private void guard() {
        try {
            Check before = null;
            do {
                Thread.sleep(interval);
                Check now = next();
                if (now != null && now == before) {
                    release(now.file);
                }
                before = now;
            } while (before != null);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** The check that runs now; without one the guard ends. */
    private synchronized @Nullable Check next() {
        isGuarded = running != null;
        return running;
    }

    private static void release(Path file) {
        try {
            NoFollow.release(file.toRealPath());
        } catch (IOException gone) {
            // Nothing blocks there any more.
        }
    }
}
