package dev.lonja.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.registry.DatabaseWire;
import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.wire.session.SessionClient;
import dev.lonja.transport.tls.TlsAcceptor;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting and stopping a server. Quarkus has started another one. */
@QuarkusTest
class RegistryServerTest extends RegistryConversation {
    @Inject
    WireConfig config;

    @Inject
    SecondServer servers;

    @Inject
    Vertx vertx;

    @Inject
    Exchanges exchanges;

    @Inject
    TlsAcceptor sessions;

    @Inject
    Refusals refusals;

    @AfterEach
    void mend() {
        DatabaseWire.mend();
    }

    @Test
    void startsAndStopsAsOftenAsItIsTold() {
        RegistryServer second = serverOn(0);
        second.start();
        int port = second.port();
        second.start();
        assertThat(second.port()).isEqualTo(port);
        assertThat(second.isListening()).isTrue();

        second.stop();
        second.stop();
        assertThat(second.isListening()).isFalse();
        assertThatThrownBy(() -> ClassicClient.open(port)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void closesIdleConnectionsAndFinishesRequestsWhenItStops() {
        RegistryServer second = serverOn(0);
        second.start();
        DatabaseWire.silence();
        try (ClassicClient idle = ClassicClient.open(second.port());
                ClassicClient waiting = ClassicClient.open(second.port())) {
            waiting.send("REGISTER|ana|");
            idle.send("REGIS");
            await().until(() -> second.openConnections() == 2);
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(second::stop);

            assertThat(idle.reply()).isEmpty();
            assertThatThrownBy(() -> ClassicClient.open(second.port())).isInstanceOf(UncheckedIOException.class);
            assertThat(stopping).isNotDone();
            DatabaseWire.mend();
            assertThat(waiting.reply()).isEqualTo("<0>");
            waiting.finishSending();
            assertThat(stopping).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void servesConnectionsInSeveralEventLoopsOnOnePort() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Exchanges noting = (connection, statuses) -> {
            threads.add(Thread.currentThread().getName());
            return exchanges.begin(connection, statuses);
        };
        var acceptor = new ConnectionAcceptor(noting, sessions, refusals, config);
        var place = new ListeningPort.Place(config.host(), 0, StatusForm.BYTE);
        ListeningPort port = ListeningPort.open((VertxInternal) vertx, place, acceptor, 2, "");

        for (int number = 0; number < 6; number++) {
            try (ClassicClient client = ClassicClient.open(port.number())) {
                assertThat(client.send("REGISTER|user" + number + "|").reply()).isEqualTo("<0>");
            }
        }
        assertThat(threads).hasSize(2);
        port.stopAccepting();
        assertThatThrownBy(() -> ClassicClient.open(port.number())).isInstanceOf(UncheckedIOException.class);
        port.close();
    }

    @Test
    void saysInOneLineWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName(config.host()))) {
            RegistryServer second = serverOn(taken.getLocalPort());

            assertThatThrownBy(second::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void answersWithTextStatusesOnAPortOfTheirOwn() {
        RegistryServer second = serverOn(0, Optional.of(0));
        second.start();
        try (ClassicClient user = ClassicClient.open(second.port())) {
            assertThat(user.send("REGISTER|ana|").reply()).isEqualTo("<0>");
        }
        int port = second.textPort().orElseThrow();
        assertThat(text(port, "REGISTER|ana|")).isEqualTo("1|");
        assertThat(text(port, "CONNECT|ana|" + port + "|")).isEqualTo("0|");
        assertThat(text(port, "PUBLISH|ana|/a.txt|a file|")).isEqualTo("0|");
        assertThat(text(port, "PUBLISH|22/11/2026 09:30:00|ana|f1|a plain name|"))
                .isEqualTo("0|");
        assertThat(text(port, "LIST USERS|ana|")).isEqualTo("0|1|ana|127.0.0.1|" + port + "|");
        assertThat(text(port, "LIST_CONTENT|ana|ana|")).isEqualTo("0|2|/a.txt|f1|");
        assertThat(text(port, "LIST_CONTENT|ana|bruno|")).isEqualTo("3|");
        assertThat(text(port, "LIST_CONTENT|ana|.lonja-presence-" + port + "|")).isEqualTo("0|0|");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>2|/a.txt a file|f1 a plain name|");
        assertThat(text(port, "NOTHING|")).isEmpty();
        try (SessionClient session = SessionClient.open(port)) {
            assertThat(text(port, "HELLO|2|")).matches("0\\|2\\|[0-9a-f]{64}\\|");
            session.leave();
        }
        second.stop();
        assertThatThrownBy(() -> ClassicClient.open(port)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void saysInOneLineThatThePortForTextStatusesIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getByName(config.host()))) {
            RegistryServer second = serverOn(0, Optional.of(taken.getLocalPort()));

            assertThatThrownBy(second::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("LONJA_REGISTRY_CLASSIC_TEXT_PORT")
                    .hasMessageNotContaining("\n");
            assertThat(second.isListening()).isFalse();
        }
    }

    @Test
    void refusesTheSamePortForBothStatusFormsBeforeItListens() {
        int open = server.port();

        assertThatThrownBy(() -> serverOn(open, Optional.of(open)).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("must be another port than lonja.registry.port");
    }

    private static String text(int port, String request) {
        try (ClassicClient client = ClassicClient.open(port)) {
            return new String(client.send(request).replyBytes(), UTF_8).replace('\0', '|');
        }
    }

    private RegistryServer serverOn(int port) {
        return servers.create(port, Optional.empty());
    }

    private RegistryServer serverOn(int port, Optional<Integer> textPort) {
        return servers.create(port, textPort);
    }
}
