package dev.lonja.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CONNECT of a connected user whose agent has crashed, or has not (protocol section 1, Ghosts). */
@QuarkusTest
class GhostTest extends RegistryConversation {
    @Inject
    PresenceProber prober;

    @BeforeEach
    void registerAna() {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
    }

    @Test
    void leavesAnAgentThatListensAndAsksItWell() throws IOException {
        try (ServerSocket agent = listen()) {
            assertThat(ask("CONNECT|ana|" + agent.getLocalPort() + "|")).isEqualTo("<0>");

            assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<2>");

            try (Socket probe = agent.accept()) {
                probe.setSoTimeout(10_000);
                byte[] expected = "GET_FILE\0/.lonja-probe\0".getBytes(StandardCharsets.US_ASCII);
                assertThat(probe.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
                probe.getOutputStream().write(1);
                assertThat(probe.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|" + agent.getLocalPort() + "|");
        }
    }

    @Test
    void replacesAnAgentThatIsGone() throws IOException {
        int port;
        try (ServerSocket agent = listen()) {
            port = agent.getLocalPort();
        }
        assertThat(ask("CONNECT|ana|" + port + "|")).isEqualTo("<0>");

        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");

        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
    }

    @Test
    void forgetsAnAgentAfterThreeFailuresInARow() throws IOException, InterruptedException {
        int port;
        try (ServerSocket agent = listen()) {
            port = agent.getLocalPort();
        }
        assertThat(ask("CONNECT|ana|" + port + "|")).isEqualTo("<0>");

        prober.round();
        prober.round();
        assertThat(ask("LIST_USERS|ana|")).startsWith("<0>1|");
        prober.round();
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");
    }

    @Test
    void beginsToCountAnewWhenTheAgentAnswers() throws IOException, InterruptedException {
        int port;
        try (ServerSocket agent = listen()) {
            port = agent.getLocalPort();
        }
        assertThat(ask("CONNECT|ana|" + port + "|")).isEqualTo("<0>");
        prober.round();
        prober.round();
        try (ServerSocket back = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            prober.round();
            assertThat(back.isBound()).isTrue();
        }
        prober.round();
        prober.round();
        assertThat(ask("LIST_USERS|ana|")).startsWith("<0>1|");
        prober.round();
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }
}
