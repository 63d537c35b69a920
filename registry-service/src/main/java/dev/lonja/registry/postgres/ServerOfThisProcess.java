package dev.lonja.registry.postgres;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The embedded server of this process, for health and metrics: it is started before there is a container of beans. */
public final class ServerOfThisProcess {
    private static final AtomicReference<@Nullable EmbeddedPostgres> SERVER = new AtomicReference<>();

    private ServerOfThisProcess() {}

    /** Names the server. */
    public static void is(EmbeddedPostgres server) {
        SERVER.set(server);
    }

    static Optional<EmbeddedPostgres> find() {
        return Optional.ofNullable(SERVER.get());
    }
}
