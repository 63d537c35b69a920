package dev.lonja.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.tls.Silent;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a connection ends, with exchanges that end it in their own ways. */
class ConnectionTest {
    private static final Linger LONG = new Linger(Duration.ofMinutes(10), 1_000_000);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private NetServer server = vertx.createNetServer();
    private Linger linger = LONG;
    private BiConsumer<Connection, Buffer> onReceived = (connection, bytes) -> {};

    @BeforeEach
    void listen() {
        server = vertx.createNetServer()
                .connectHandler(socket -> {
                    var from = HostAddress.of(InetAddress.getLoopbackAddress());
                    var connection = new Connection((NetSocketInternal) socket, from, linger);
                    connection.start(new Recording(connection), () -> events.add("over"));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void tellsThatTheInputHasEndedAndCanStillWrite() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write("hello".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(UTF_8));
        }
        await().until(() -> events.contains("over"));
        assertThat(events).containsExactly("received hello", "input ended", "closed", "over");
    }

    @Test
    void endsItsOutputAtOnceAndWaitsForTheOtherSide() throws IOException {
        onReceived = (connection, bytes) -> connection.write(
                List.of(Unpooled.copiedBuffer("one ", UTF_8), Unpooled.copiedBuffer("two", UTF_8))
                        .iterator(),
                () -> {},
                connection::end);
        try (Socket client = connect()) {
            client.getOutputStream().write("hello".getBytes(UTF_8));

            assertThat(client.getInputStream().readAllBytes()).isEqualTo("one two".getBytes(UTF_8));
            assertThat(events).doesNotContain("over");
            client.shutdownOutput();
            await().until(() -> events.contains("over"));
        }
        assertThat(events).containsExactly("received hello", "closed", "over");
    }

    @Test
    void lingersNoLongerThanItsTime() throws IOException {
        linger = new Linger(Duration.ofMillis(50), 1_000_000);
        onReceived = (connection, bytes) -> connection.end();
        try (Socket client = connect()) {
            client.getOutputStream().write("hello".getBytes(UTF_8));

            await().until(() -> events.contains("over"));
        }
    }

    @Test
    void tellsThatADeadlineHasPassedAndThatTheServerStops() throws IOException {
        onReceived = (connection, bytes) -> {
            connection.waitFor(Duration.ofMillis(1));
            connection.stop();
        };
        try (Socket client = connect()) {
            client.getOutputStream().write("hello".getBytes(UTF_8));

            await().until(() -> events.contains("deadline passed") && events.contains("stopping"));
        }
    }

    @Test
    void isCutWithoutLingering() throws IOException {
        onReceived = (connection, bytes) -> connection.cut();
        try (Socket client = connect()) {
            client.getOutputStream().write("hello".getBytes(UTF_8));

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> events.contains("over"));
    }

    /** A handler of Netty, such as the one for the PROXY header, is called without a context of Vert.x. */
    @Test
    void keepsToTheEventLoopOfItsSocketWhereverItIsCreated() throws IOException {
        NetServer withoutContext = vertx.createNetServer()
                .connectHandler(accepted -> {
                    NetSocketInternal socket = (NetSocketInternal) accepted;
                    EventExecutor loop = socket.channelHandlerContext().executor();
                    loop.execute(() -> startIn(loop, socket));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        for (int count = 1; count <= 8; count++) {
            int expected = 2 * count;
            try (Socket client = new Socket("127.0.0.1", withoutContext.actualPort())) {
                await().until(() -> events.size() == expected);
                assertThat(client.isConnected()).isTrue();
            }
        }

        assertThat(events).containsOnly("deadline passed in its event loop: true", "ran in its event loop: true");
    }

    private void startIn(EventExecutor loop, NetSocketInternal socket) {
        var connection = new Connection(socket, HostAddress.of(InetAddress.getLoopbackAddress()), linger);
        connection.start(
                new Silent() {
                    @Override
                    public void deadlinePassed() {
                        events.add("deadline passed in its event loop: " + loop.inEventLoop());
                    }
                },
                () -> {});
        connection.waitFor(Duration.ofMillis(1));
        connection.run(() -> events.add("ran in its event loop: " + loop.inEventLoop()));
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.actualPort());
    }

    /** Writes down what it is told. */
    private final class Recording implements Exchange {
        private final Connection connection;

        private Recording(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void received(Buffer bytes) {
            events.add("received " + bytes);
            onReceived.accept(connection, bytes);
        }

        @Override
        public void inputEnded() {
            events.add("input ended");
            connection.write(List.of(Unpooled.copiedBuffer("bye", UTF_8)).iterator(), () -> {}, connection::end);
        }

        @Override
        public void deadlinePassed() {
            events.add("deadline passed");
        }

        @Override
        public void stopping() {
            events.add("stopping");
        }

        @Override
        public void closed() {
            events.add("closed");
        }
    }
}
