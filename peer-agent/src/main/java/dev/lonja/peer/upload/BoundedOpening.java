package dev.lonja.peer.upload;

import dev.lonja.peer.shared.SharedFileOpener.Opening;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Opens a file on a worker, and waits for it no longer than a limit: a disk that does not answer, or a pipe that was put
 * in the file's place, must hold up neither the reader nor, in the end, the worker.
 *
 * <p>Thread: the event loop of the socket.
 */
final class BoundedOpening {
    private final Vertx vertx;
    private final Duration limit;

    BoundedOpening(Vertx vertx, Duration limit) {
        this.vertx = vertx;
        this.limit = limit;
    }

    /** Runs {@code open}; when the time is over {@code release}, which should make it end, and its result is let go. */
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
                letGo(opened.result());
            }
        });
        return result.future();
    }

    private void letGo(Opening opening) {
        if (opening instanceof Opening.Opened(var channel, long sizeBytes)) {
            vertx.executeBlocking(() -> close(channel), false);
        }
    }

    private static Void close(FileChannel channel) throws IOException {
        channel.close();
        return null;
    }
}
