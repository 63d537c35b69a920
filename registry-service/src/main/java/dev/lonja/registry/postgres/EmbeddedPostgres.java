package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server that belongs to the registry. Its database is a folder and survives restarts and crashes.
 *
 * <p>It listens on a free port of the loopback address. {@link ServerKeeper} starts it again if it dies. It stops when this
 * object is closed, or when this process ends, for whatever reason. The caller that starts it must close it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String USERNAME = "lonja";
    static final String DATABASE = "lonja";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final FolderLock lock;
    private final ServerKeeper keeper;
    private final ServerConnection connection;

    private EmbeddedPostgres(FolderLock lock, ServerKeeper keeper, ServerConnection connection) {
        this.lock = lock;
        this.keeper = keeper;
        this.connection = connection;
    }

    /**
     * Starts the server of the folder; the first start creates the folder and the database.
     *
     * @throws EmbeddedPostgresException if the folder is in use or not usable, or the server does not start
     */
    public static EmbeddedPostgres start(Path folder) {
        return start(ClusterFolder.at(folder), Platform.current(), START_LIMIT);
    }

    static EmbeddedPostgres start(ClusterFolder folder, Platform platform, Duration limit) {
        FolderLock lock = FolderLock.acquire(folder);
        try {
            ServerBinaries binaries = ServerBinaries.unpackInto(folder, platform);
            String password = Password.readOrMake(folder);
            ServerAccount account = new ServerAccountChoice(folder, binaries).choose(platform);
            LeftoverServer.clear(folder, binaries, account);
            var watchdog = new Watchdog(folder, binaries, account, platform);
            watchdog.prepare();
            Cluster.initialiseOnce(folder, binaries, watchdog);
            var startup = new ServerStartup(folder, binaries, watchdog, password, limit);
            return startup.run((server, connection) -> {
                var keeper = new ServerKeeper(server, () -> {
                    LeftoverServer.clear(folder, binaries, account);
                    return startup.runAt(connection);
                });
                return new EmbeddedPostgres(lock, keeper, connection);
            });
        } catch (IOException | RuntimeException failed) {
            release(lock, failed);
            throw failed instanceof RuntimeException asItIs
                    ? asItIs
                    : new EmbeddedPostgresException(
                            "cannot start PostgreSQL in " + folder.root() + " (" + failed + ")", failed);
        }
    }

    /** The address of the database, without the password. */
    public String jdbcUrl() {
        return connection.jdbcUrl();
    }

    public String username() {
        return USERNAME;
    }

    public String password() {
        return connection.password();
    }

    /** Says what to do when the server has ended and cannot be started again. */
    public void onGivenUp(Runnable action) {
        keeper.onGivenUp(action);
    }

    /** The process is stopping: a server that ends now is not started again. */
    public void stopKeeping() {
        keeper.stopKeeping();
    }

    int restarts() {
        return keeper.restarts();
    }

    boolean isWatched() {
        return keeper.isAlive();
    }

    /** Stops the server and releases the folder. Closing again does nothing. */
    @Override
    public void close() {
        try (lock) {
            keeper.close();
        } catch (IOException failed) {
            throw new EmbeddedPostgresException("cannot stop PostgreSQL at " + jdbcUrl() + " (" + failed + ")", failed);
        }
    }

    private static void release(FolderLock lock, Exception reason) {
        try {
            lock.close();
        } catch (IOException failed) {
            reason.addSuppressed(failed);
        }
    }
}
