package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.DatabaseWire;
import dev.lonja.registry.requests.Refusals;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting and stopping a server. Quarkus has started another one. */
@QuarkusTest
class RegistryServerTest extends RegistryConversation {
    @Inject
    Vertx vertx;

    @Inject
    WireConfig config;

    @Inject
    Exchanges exchanges;

    @Inject
    OperationLog operations;

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

    /** A server with the test's configuration on another port. */
    private RegistryServer serverOn(int port) {
        var elsewhere = (WireConfig) Proxy.newProxyInstance(
                WireConfig.class.getClassLoader(),
                new Class<?>[] {WireConfig.class},
                (proxy, method, arguments) ->
                        method.getName().equals("port") ? port : method.invoke(config, arguments));
        var acceptor = new ConnectionAcceptor(vertx, exchanges, refusals, elsewhere);
        return new RegistryServer(vertx, elsewhere, acceptor, operations, refusals);
    }
}
