package dev.lonja.peer.cli.access;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Vert.x of a single command, with as few threads as it needs. It is created when it is first needed, and ends with the process. */
public final class CommandVertx implements Supplier<Vertx> {
    private @Nullable Vertx vertx;

    @Override
    public synchronized Vertx get() {
        Vertx now = vertx;
        if (now == null) {
            now = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setFileSystemOptions(
                            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
            vertx = now;
        }
        return now;
    }
}
