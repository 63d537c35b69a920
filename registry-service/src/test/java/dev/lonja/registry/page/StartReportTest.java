package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartReportTest {

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> StartReport.checkPort("localhost", port))
                    .isInstanceOf(ConfigurationException.class)
                    .hasNoCause()
                    .hasMessageContaining("localhost:" + port)
                    .hasMessageContaining("QUARKUS_HTTP_PORT");
        }
        assertThatCode(() -> StartReport.checkPort("localhost", port)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:8080/",
        "0.0.0.0, http://localhost:8080/",
        "'::', http://localhost:8080/",
        "'::1', http://[::1]:8080/",
        "192.0.2.1, http://192.0.2.1:8080/"
    })
    void namesTheAddressThatABrowserCanOpen(String host, String address) {
        assertThat(StartReport.address(host, 8080)).isEqualTo(address);
    }
}
