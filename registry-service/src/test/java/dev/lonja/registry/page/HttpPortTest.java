package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.registry.UnusedPort;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HttpPortTest {

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        int port = UnusedPort.reserve();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> HttpPort.check("localhost", port))
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageContaining("localhost:" + port)
                    .hasMessageContaining("QUARKUS_HTTP_PORT");
        }
        assertThatCode(() -> HttpPort.check("localhost", port)).doesNotThrowAnyException();
    }
}
