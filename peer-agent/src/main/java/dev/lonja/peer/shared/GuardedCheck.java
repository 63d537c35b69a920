package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Opens and closes files. A pipe that takes the place of a file just before it is opened would block the check for ever, so
 * a second thread opens the other end of the pipe after a while.
 */
final class GuardedCheck implements OpenCheck {
    /** Long enough for a slow disk; nothing is lost if it is reached. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final FileDoor door;
    private final ScheduledThreadPoolExecutor guard = new ScheduledThreadPoolExecutor(1, run -> {
        Thread thread = new Thread(run, "lonja-open-guard");
        thread.setDaemon(true);
        return thread;
    });

    GuardedCheck(FileDoor door) {
        this.door = door;
        guard.setRemoveOnCancelPolicy(true);
        guard.setKeepAliveTime(LIMIT.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        guard.allowCoreThreadTimeOut(true);
    }

    @Override
    public void require(Path file) throws IOException {
        ScheduledFuture<?> release = guard.schedule(() -> release(file), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            door.check(file);
        } finally {
            release.cancel(false);
        }
    }

    private static void release(Path file) {
        try {
            NoFollow.release(file.toRealPath());
        } catch (IOException gone) {
            // Nothing blocks there any more.
        }
    }
}
