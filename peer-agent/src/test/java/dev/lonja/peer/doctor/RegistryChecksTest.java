package dev.lonja.peer.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.UnusedPort;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.presence.BusyListener;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The checks of the doctor that ask a registry. */
class RegistryChecksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void findsARegistryThatAnswersAndChangesNothing() throws Exception {
        try (var registry = new FakeRegistry()) {
            Finding finding = registry(registry.port());

            assertThat(finding.verdict()).isEqualTo(Verdict.OK);
            assertThat(registry.requests())
                    .noneMatch(each -> each.startsWith("REGISTER") || each.startsWith("CONNECT"));
        }
    }

    @Test
    void saysWhyNoRegistryAnswers() throws IOException {
        int nobody = UnusedPort.reserve();
        Finding refused = registry(nobody);
        assertThat(refused.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(refused.message()).contains("onnection refused");
        assertThat(refused.remedy()).contains("./lonja registry");

        Finding unknown = RegistryCheck.of(
                        config("no-such-host.invalid", 5500), new ClassicChannel(config("no-such-host.invalid", 5500)))
                .look()
                .getFirst();
        assertThat(unknown.message()).contains("no-such-host.invalid cannot be resolved");
    }

    @Test
    void recognisesWhatElseListensThere() {
        try (var web = new ScriptedServer(socket -> {
            socket.getInputStream().read(new byte[64]);
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(ISO_8859_1));
        })) {
            assertThat(registry(web.port()).message()).endsWith(" is a web server (HTTP), not a registry");
        }
        assertThat(ForeignServer.kind(HexFormat.of().parseHex("15030100020246")))
                .contains("a server that speaks TLS");
        assertThat(ForeignServer.kind("SSH-2.0-x".getBytes(ISO_8859_1))).contains("an SSH server");
        assertThat(ForeignServer.kind(new byte[] {0})).isEmpty();
    }

    @Test
    void connectsTheUserForTheCheckOnly() throws Exception {
        try (var registry = new FakeRegistry()) {
            register(registry, "ana");

            List<Finding> findings = presence(registry.port(), "ana");

            assertThat(findings).extracting(Finding::check).containsExactly("user", "address", "listener");
            assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.OK, Verdict.WARN, Verdict.OK);
            assertThat(findings.get(1).message()).contains("127.0.0.1", "only agents on this machine");
            assertThat(registry.portOf("ana")).isEmpty();
        }
    }

    @Test
    void registersNobody() throws Exception {
        try (var registry = new FakeRegistry()) {
            assertThat(presence(registry.port(), "ana"))
                    .containsExactly(Finding.fail("user", "ana is not registered", "lonja peer register ana"));
            assertThat(registry.requests()).noneMatch(each -> each.startsWith("REGISTER"));
            assertThat(presence(registry.port(), null))
                    .extracting(Finding::verdict)
                    .containsExactly(Verdict.SKIP);
        }
    }

    @Test
    void leavesAPresenceAloneAndSaysWhenItsListenerDoesNotAnswer() throws Exception {
        int nobody = UnusedPort.reserve();
        try (var registry = new FakeRegistry()) {
            register(registry, "ana");
            registry.connect("ana", nobody);

            List<Finding> findings = presence(registry.port(), "ana");

            assertThat(findings.getLast().verdict()).isEqualTo(Verdict.WARN);
            assertThat(findings.getLast().message()).contains(nobody + " does not answer from here");
            assertThat(registry.portOf("ana")).contains(nobody);
        }
    }

    private static Finding registry(int port) {
        RegistryConfig config = config("localhost", port);
        return new RegistryCheck(config, new ClassicChannel(config), PATIENCE)
                .look()
                .getFirst();
    }

    private static List<Finding> presence(int port, @Nullable String user) {
        var channel = new ClassicChannel(config("127.0.0.1", port));
        var presence =
                new AgentPresence(channel, new BusyListener(Configs.of(ListenerConfig.class), channel::statuses));
        return new PresenceCheck(user, channel, presence, new ListenerProbe(PATIENCE)).look();
    }

    private static RegistryConfig config(String host, int port) {
        return Configs.of(
                RegistryConfig.class,
                "lonja.peer.registry.host",
                host,
                "lonja.peer.registry.port",
                Integer.toString(port));
    }

    private static void register(FakeRegistry registry, String user) {
        new ClassicChannel(config("127.0.0.1", registry.port())).ask(new Request.Register(user));
    }
}
