package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HttpPortTest {

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> HttpPort.check("localhost", port))
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageContaining("localhost:" + port)
                    .hasMessageContaining("QUARKUS_HTTP_PORT");
        }
        assertThatCode(() -> HttpPort.check("localhost", port)).doesNotThrowAnyException();
    }
}
