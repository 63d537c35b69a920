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
    void isHealthyOnlyIfTheStatusIs200() {
        assertThat(HealthProbe.isHealthy(address("/ready"))).isTrue();
        assertThat(HealthProbe.isHealthy(address("/draining"))).isFalse();
        assertThat(HealthProbe.isHealthy(address("/elsewhere"))).isFalse();
    }

    @Test
    void isNotHealthyIfNobodyListens() {
        String address = address("/ready");
        server.stop(0);

        assertThat(HealthProbe.isHealthy(address)).isFalse();
    }

    @Test
    void isNotHealthyIfTheArgumentIsNoHttpAddress() {
        assertThat(HealthProbe.isHealthy("ready")).isFalse();
        assertThat(HealthProbe.isHealthy("file:///")).isFalse();
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
