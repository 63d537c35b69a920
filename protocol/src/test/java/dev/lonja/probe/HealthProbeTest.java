package dev.lonja.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTest {
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/ready", 200);
        answer("/draining", 503);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void isWellOnlyWhereTheAnswerIs200() {
        assertThat(HealthProbe.isWell(address("/ready"))).isTrue();
        assertThat(HealthProbe.isWell(address("/draining"))).isFalse();
        assertThat(HealthProbe.isWell(address("/elsewhere"))).isFalse();
    }

    @Test
    void isNotWellWhereNobodyListens() {
        String address = address("/ready");
        server.stop(0);

        assertThat(HealthProbe.isWell(address)).isFalse();
    }

    @Test
    void isNotWellAtWhatIsNoAddress() {
        assertThat(HealthProbe.isWell("ready")).isFalse();
        assertThat(HealthProbe.isWell("file:///")).isFalse();
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
