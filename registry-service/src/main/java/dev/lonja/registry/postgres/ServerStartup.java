package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.LogTail;
import dev.lonja.registry.postgres.system.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BiFunction;

/** Starts the server on a free port and waits until it accepts connections. */
record ServerStartup(
        ClusterFolder folder, ServerBinaries binaries, Watchdog watchdog, String password, Duration limit) {

    private static final int MAX_PORTS_TRIED = 5;
    private static final String PORT_TAKEN = "could not create any TCP/IP sockets";

    /** Starts the server on that port; stops it if anything fails. */
    WatchedServer runAt(ServerConnection connection) throws IOException {
        WatchedServer server = WatchedServer.start(folder, binaries, watchdog, connection.port());
        try {
            awaitReady(server, connection);
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Starts the server on a free port and passes it to the receiver; stops it if anything fails. */
    <T> T run(BiFunction<WatchedServer, ServerConnection, T> receiver) throws IOException {
        for (int tried = 1; ; tried++) {
            var connection = new ServerConnection(freePort(), password);
            WatchedServer server = WatchedServer.start(folder, binaries, watchdog, connection.port());
            try {
                awaitReady(server, connection);
                return receiver.apply(server, connection);
            } catch (RuntimeException failed) {
                server.close();
                if (tried == MAX_PORTS_TRIED || !LogTail.of(folder.log()).contains(PORT_TAKEN)) {
                    throw failed;
                }
            }
        }
    }

    private void awaitReady(WatchedServer server, ServerConnection connection) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                connection.prepareDatabase();
                return;
            } catch (SQLException notYet) {
                if (!server.isRunning()) {
                    throw failure("has ended", notYet);
                }
                if (System.nanoTime() - deadline > 0 || !Pause.brief()) {
                    throw failure("does not answer after " + limit.toSeconds() + " s", notYet);
                }
            }
        }
    }

    private EmbeddedPostgresException failure(String what, SQLException last) {
        return new EmbeddedPostgresException(
                "PostgreSQL in " + folder.root() + " " + what + " (" + last.getMessage() + "); the end of its log: "
                        + LogTail.of(folder.log()),
                last);
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        }
    }
}
