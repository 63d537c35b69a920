package dev.lonja.peer.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Which edition an agent speaks with a registry, and which keys it accepts. */
class RegistryEditionsTest extends SessionChannelFixture {
    private static final Request.Register REGISTER = new Request.Register("ana");
    private static final Request.Unregister UNREGISTER = new Request.Unregister("ana");

    @Test
    void beginsASessionWhereTheRegistryHasThem() throws IOException {
        RegistryAnswer answer = channel().ask(REGISTER);

        assertThat(answer.is(Outcome.OK)).as("%s", answer).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains("recovery-ana", "keep it");
        assertThat(registry.classicRequests()).containsExactly("HELLO");
        assertThat(Files.readString(folder.resolve("known-registries")))
                .isEqualTo(
                        "127.0.0.1:" + registry.port() + " " + registry.keyId().hex() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void asksAKnownRegistryNothingInTheClear() throws IOException {
        channel().ask(REGISTER);
        byte[] key = Files.readAllBytes(folder.resolve("key.pem"));

        assertThat(channel().ask(UNREGISTER).is(Outcome.OK)).isTrue();
        assertThat(registry.classicRequests()).containsExactly("HELLO");
        assertThat(folder.resolve("key.pem")).hasBinaryContent(key);
    }

    @Test
    void refusesAnotherKeyAndNamesBoth() {
        channel().ask(REGISTER);
        KeyId before = registry.keyId();
        registry.changeKey();

        RegistryAnswer answer = channel().ask(UNREGISTER);

        assertThat(answer.is(Outcome.FAILED)).isTrue();
        assertThat(answer.summary())
                .contains(before.forPeople(), registry.keyId().forPeople(), "known-registries");
        assertThat(registry.directory().requests()).doesNotContain("UNREGISTER ana");
    }

    @Test
    void neverSpeaksInTheClearToARegistryWhoseKeyIsKnown() {
        channel().ask(REGISTER);
        registry.loseTls();

        RegistryAnswer answer = channel(folder, registry.port(), true).ask(UNREGISTER);

        assertThat(answer.is(Outcome.FAILED)).isTrue();
        assertThat(answer.summary()).contains(registry.keyId().forPeople(), "known-registries");
        assertThat(registry.classicRequests()).doesNotContain("UNREGISTER");
    }

    @Test
    void acceptsTheNextKeyThatTheRegistryHasAnnounced() throws Exception {
        KeyId next = KeyId.of(Keys.generate().getPublic());
        registry.directory().say("paging next=" + next.hex());

        channel().ask(REGISTER);

        assertThat(Files.readAllLines(folder.resolve("known-registries")))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(next.hex());
    }

    @Test
    void namesTheLineOfAMalformedFile() throws IOException {
        Files.writeString(folder.resolve("known-registries"), "nonsense\n");

        assertThat(channel().ask(REGISTER).summary()).contains("known-registries, line 1");
    }

    @Test
    void leavesSessionsOutIfThatIsWanted() {
        channel(folder, registry.port(), true).ask(REGISTER);

        assertThat(registry.classicRequests()).containsExactly("REGISTER");
        assertThat(folder.resolve("known-registries")).doesNotExist();
        assertThat(folder.resolve("key.pem")).doesNotExist();
    }

    @Test
    void remembersARegistryThatIsClassicAndAsksAgainBeforeItRegisters() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (var server = new ScriptedServer(socket -> asked.add(answer(socket)))) {
            channel(folder, server.port(), false).ask(UNREGISTER);
            channel(folder, server.port(), false).ask(UNREGISTER);
            channel(folder, server.port(), false).ask(REGISTER);
        }

        assertThat(asked).containsExactly("HELLO", "UNREGISTER", "UNREGISTER", "HELLO", "REGISTER");
        assertThat(folder.resolve("key.pem")).doesNotExist();
    }

    @Test
    void doesNotTakeARegistryForClassicThatWasNotReached() throws IOException {
        int port;
        try (var gone = new FakeRegistry()) {
            port = gone.port();
        }

        assertThat(channel(folder, port, false).ask(UNREGISTER).summary()).contains("Connection refused");
        assertThat(folder.resolve("classic-registries")).doesNotExist();
    }

    @Test
    void keepsToTheClassicEditionWithoutAKeyOfItsOwn() throws IOException {
        Files.createDirectories(folder.resolve("key.pem"));
        RegistryChannel channel = channel();

        assertThat(channel.ask(REGISTER).summary()).contains("no session");
        channel.ask(UNREGISTER);
        assertThat(registry.classicRequests()).containsExactly("HELLO", "HELLO", "UNREGISTER");
    }

    /** Closes without a byte after HELLO, and answers everything else with a status. */
    private static String answer(Socket socket) throws IOException {
        String operation = ScriptedServer.readStrings(socket, 1).getFirst();
        ScriptedServer.readStrings(socket, 1);
        if (!operation.equals("HELLO")) {
            socket.getOutputStream().write(0);
        }
        return operation;
    }
}
