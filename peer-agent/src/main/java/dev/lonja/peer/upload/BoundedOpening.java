package dev.lonja.peer.upload;

import dev.lonja.peer.shared.OpenFile;
import dev.lonja.peer.shared.SharedFileOpener.Opening;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Opens a file on a worker within a time limit: a disk that does not respond, or a pipe that has replaced the file, must not
 * block the reader, nor the worker for ever.
 *
 * <p>Thread: the event loop of the connection.
 */
final class BoundedOpening {
    private final Vertx vertx;
    private final Duration limit;

    BoundedOpening(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.limit = limit;
    }

    /**
     * Runs {@code open}. After the time limit the result is {@link Opening.Unreadable}, {@code release} runs to unblock
     * {@code open}, and a file that is opened later is closed.
     */
    Future<Opening> run(Callable<Opening> open, Callable<Void> release) {
        Promise<Opening> result = Promise.promise();
        long timer = vertx.setTimer(limit.toMillis(), late -> {
            result.tryComplete(new Opening.Unreadable("not opened within " + limit.toMillis() + " ms"));
            vertx.executeBlocking(release, false);
        });
        vertx.executeBlocking(open, false).onComplete(opened -> {
            vertx.cancelTimer(timer);
            if (opened.failed()) {
                result.tryFail(opened.cause());
            } else if (!result.tryComplete(opened.result())) {
                closeLate(opened.result());
            }
        });
        return result.future();
    }

    private void closeLate(Opening opening) {
        if (opening instanceof Opening.Opened(OpenFile file)) {
            vertx.executeBlocking(() -> close(file), false);
        }
    }

    private static Void close(OpenFile file) throws IOException {
        file.close();
        return null;
    }
}
