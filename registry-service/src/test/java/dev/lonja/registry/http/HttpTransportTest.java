package dev.lonja.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of Vert.x with this transport, as real sockets see it. */
class HttpTransportTest {
    private static final HttpLimits SHORT = new HttpLimits(Duration.ofMillis(300), Duration.ofMinutes(1), 2);
    private static final HttpLimits LONG = new HttpLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 2);

    private Vertx vertx;
    private HttpServer server;

    private void start(HttpLimits limits) {
        VertxBuilder builder = new VertxBuilder(new VertxOptions().setEventLoopPoolSize(1));
        builder.serviceProviders(
                List.of(building -> building.findTransport(new HttpTransport(building.findTransport(), limits))));
        vertx = builder.init().vertx();
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1");
        HttpTransport.mark(options);
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("answered"))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "G", "GET / HTTP/1.1\r\nHost:", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n", "PRI * HTTP/2.0\r\n"
            })
    void cutsWhatIsNoWholeRequest(String half) throws IOException {
        start(SHORT);
        try (Socket client = connect()) {
            client.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));

            assertThat(client.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void answersAWholeRequest() throws IOException {
        start(LONG);
        try (Socket client = connect()) {
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("answered");
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        client.setSoTimeout(20_000);
        return client;
    }
}
