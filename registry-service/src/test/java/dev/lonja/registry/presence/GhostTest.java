package dev.lonja.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.registry.UnusedPort;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
                byte[] expected = "GET_FILE\0/.lonja-probe\0\0\0".getBytes(StandardCharsets.US_ASCII);
                assertThat(probe.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
                probe.getOutputStream().write(1);
                assertThat(probe.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|" + agent.getLocalPort() + "|");
        }
    }

    @Test
    void replacesAnAgentThatIsGone() throws IOException {
        int port = UnusedPort.reserve();
        assertThat(ask("CONNECT|ana|" + port + "|")).isEqualTo("<0>");

        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");

        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
    }

    @Test
    void replacesAnAgentOfAnotherAddressOnlyAfterTheBackgroundCheck() throws Exception {
        presenceOfAnotherAddress(UnusedPort.reserve());

        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<2>");

        prober.round();
        prober.round();
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<2>");
        prober.round();
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
    }

    @Test
    void asksNobodyOnBehalfOfAnotherAddress() throws Exception {
        try (ServerSocket agent = listen()) {
            presenceOfAnotherAddress(agent.getLocalPort());

            assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<2>");

            agent.setSoTimeout(1);
            assertThatThrownBy(agent::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void neverProbesThePortsOfTheSystem() throws InterruptedException {
        assertThat(ask("CONNECT|ana|1023|")).isEqualTo("<0>");

        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<2>");
        for (int round = 0; round < 4; round++) {
            prober.round();
        }

        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|1023|");
        assertThat(ask("DISCONNECT|ana|")).isEqualTo("<0>");
    }

    @Test
    void limitsTheProbesOfOneAddressInARound() {
        List<Presence> all = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            all.add(new Presence("flood" + number, "192.0.2.1", "192.0.2.1", 2000 + number, number));
        }
        Presence alone = new Presence("ana", "192.0.2.2", "192.0.2.2", 2000, 1000);
        all.add(alone);

        assertThat(PresenceProber.due(all)).hasSize(257).contains(alone);
    }

    @Test
    void forgetsAnAgentAfterThreeFailuresInARow() throws IOException, InterruptedException {
        int port = UnusedPort.reserve();
        assertThat(ask("CONNECT|ana|" + port + "|")).isEqualTo("<0>");

        prober.round();
        prober.round();
        assertThat(ask("LIST_USERS|ana|")).startsWith("<0>1|");
        prober.round();
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");
    }

    @Test
    void beginsToCountAnewWhenTheAgentAnswers() throws IOException, InterruptedException {
        int port = UnusedPort.reserve();
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

    /** Connects ana from an address of the documentation's network; her agent would listen on this machine. */
    private void presenceOfAnotherAddress(int port) throws SQLException {
        change("INSERT INTO presence (user_id, address, origin, port) SELECT id, '127.0.0.1', '192.0.2.1', " + port
                + " FROM registered_user WHERE name = 'ana'");
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }
}
