package dev.lonja.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.Connection;
import dev.lonja.transport.FairQueue;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dialling, and the demand for a key. */
class TlsDialerTest {
    private static final TestKey SERVER = TestKey.create();
    private static final TestKey CLIENT = TestKey.create();

    private final Vertx vertx = Vertx.vertx();
    private final TlsContext context = TlsContext.of(CLIENT.identity());
    private final Queue<PeerKey> seenByServer = new ConcurrentLinkedQueue<>();
    private final Queue<PeerKey> seenByClient = new ConcurrentLinkedQueue<>();
    private TestServer server;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void securesAConnectionToAnExpectedKey() throws Exception {
        listen();

        Connection connection =
                dial(server.port(), List.of(CLIENT.key().id(), SERVER.key().id()));

        await().until(() -> !seenByServer.isEmpty());
        connection.run(connection::cut);
        await().until(() -> server.events.contains("over"));
        assertThat(seenByClient).containsExactly(SERVER.key());
        assertThat(seenByServer).containsExactly(CLIENT.key());
    }

    @Test
    void acceptsAnyKeyWhereNoneIsKnown() throws Exception {
        listen();

        dial(server.port(), List.of());

        assertThat(seenByClient).containsExactly(SERVER.key());
    }

    @Test
    void sendsNothingToAnotherKey() {
        listen();

        Throwable failure =
                catchThrowable(() -> dial(server.port(), List.of(CLIENT.key().id())));

        assertThat(failure)
                .isInstanceOf(UnexpectedKeyException.class)
                .hasMessageContaining(SERVER.key().toString());
        assertThat(((UnexpectedKeyException) failure).key()).isEqualTo(SERVER.key());
        assertThat(seenByClient).isEmpty();
        await().until(() -> server.events.contains("over"));
        assertThat(server.events).containsExactly("over");
    }

    @Test
    void failsWhereSessionsAreNotSpoken() {
        server = new TestServer(vertx, null);

        assertThat(catchThrowable(() -> dial(server.port(), List.of()))).isInstanceOf(SSLException.class);
    }

    @Test
    void failsWhereNobodyAnswersInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(catchThrowable(() -> dial(silent.getLocalPort(), List.of())))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("in time");
        }
    }

    private void listen() {
        var handshakes = new Handshakes(vertx, FairQueue.Limits.of(16, 16), 1);
        TlsContext own = TlsContext.of(SERVER.identity());
        var acceptor = new TlsAcceptor(
                () -> own,
                handshakes,
                (connection, key) -> {
                    seenByServer.add(key);
                    return Optional.of(server.echo(connection));
                },
                TlsAcceptor.SETUP_TIME);
        server = new TestServer(vertx, acceptor);
    }

    private Connection dial(int port, Collection<byte[]> keyIds) throws Exception {
        Duration timeout = server == null ? Duration.ofMillis(100) : TlsAcceptor.SETUP_TIME;
        try {
            // Closing the dialer would close the connection; it is closed with Vert.x.
            return new TlsDialer(vertx, timeout)
                    .dial(SocketAddress.inetSocketAddress(port, "127.0.0.1"), context, keyIds, (connection, key) -> {
                        seenByClient.add(key);
                        return Optional.of(new Silent());
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }
}
