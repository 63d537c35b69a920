package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presence, served files and the origin of downloads (section 1, Meaning). */
class PeerCommandsTest {
    @TempDir
    private Path folder;

    private FakeRegistry registry;
    private Agent agent;
    private PeerCommands ana;
    private Path file;
    private Path copy;

    @BeforeEach
    void start() throws IOException {
        folder = folder.toRealPath();
        file = Files.writeString(folder.resolve("file"), "hello");
        copy = folder.resolve("copy");
        registry = new FakeRegistry();
        agent = new Agent(registry.port(), folder.resolve("data"));
        ana = agent.commands();
        ana.register("ana");
        ana.register("bob");
        registry.requests().clear();
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        registry.close();
    }

    @Test
    void listensBeforeItSaysSo() {
        ana.connect("ana");

        assertThat(registry.listeningAtConnect()).containsExactly(true);
        assertThat(registry.portOf("ana").orElseThrow()).isBetween(20_000, 29_999);
    }

    @Test
    void stopsListeningWhenTheRegistryRefuses() throws IOException {
        registry.force(Operation.CONNECT, Outcome.ALREADY_CONNECTED);
        assertThat(ana.connect("ana").is(Outcome.ALREADY_CONNECTED)).isTrue();

        assertThat(registry.listeningAtConnect()).containsExactly(true);
        assertThat(ana.publish(file.toString(), "").is(Outcome.NOT_CONNECTED)).isTrue();
    }

    @Test
    void keepsListeningWhenTheSameUserConnectsAgain() {
        ana.connect("ana");
        int port = registry.portOf("ana").orElseThrow();

        assertThat(ana.connect("ana").is(Outcome.ALREADY_CONNECTED)).isTrue();

        assertThat(isListening(port)).isTrue();
        assertThat(ana.publish(file.toString(), "").is(Outcome.OK)).isTrue();
    }

    @Test
    void connectsAgainOnTheSameListenerWhenTheRegistryHasForgotten() throws IOException {
        ana.connect("ana");
        int port = registry.portOf("ana").orElseThrow();
        say(registry.port(), "DISCONNECT\0ana\0");

        assertThat(ana.connect("ana").is(Outcome.OK)).isTrue();

        assertThat(registry.portOf("ana")).contains(port);
        assertThat(isListening(port)).isTrue();
    }

    @Test
    void disconnectsTheUserBeforeWhenAnotherConnects() {
        ana.connect("ana");
        int before = registry.portOf("ana").orElseThrow();

        ana.connect("bob");

        assertThat(registry.requests()).containsExactly("CONNECT ana", "DISCONNECT ana", "CONNECT bob");
        assertThat(isListening(before)).isFalse();
        assertThat(isListening(registry.portOf("bob").orElseThrow())).isTrue();
    }

    @Test
    void stopsListeningAtDisconnectWhateverTheRegistryAnswers() {
        ana.connect("ana");
        int port = registry.portOf("ana").orElseThrow();
        registry.force(Operation.DISCONNECT, Outcome.FAILED);

        assertThat(ana.disconnect("ana").is(Outcome.FAILED)).isTrue();

        assertThat(isListening(port)).isFalse();
        assertThat(ana.listUsers().is(Outcome.NOT_CONNECTED)).isTrue();
    }

    @Test
    void onlySendsTheDisconnectOfSomebodyElse() {
        ana.connect("ana");

        assertThat(ana.disconnect("bob").is(Outcome.NOT_CONNECTED)).isTrue();

        assertThat(registry.requests()).endsWith("DISCONNECT bob");
        assertThat(isListening(registry.portOf("ana").orElseThrow())).isTrue();
    }

    @Test
    void stopsListeningAndForgetsWhatWasSharedAtUnregister() {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        int port = registry.portOf("ana").orElseThrow();

        assertThat(ana.unregister("ana").is(Outcome.OK)).isTrue();

        assertThat(isListening(port)).isFalse();
        ana.register("ana");
        ana.connect("ana");
        assertThat(fetchOwn().is(Outcome.NO_SUCH_FILE)).isTrue();
    }

    @Test
    void keepsListeningWhenUnregisterFails() {
        ana.connect("ana");
        registry.force(Operation.UNREGISTER, Outcome.FAILED);

        ana.unregister("ana");

        assertThat(isListening(registry.portOf("ana").orElseThrow())).isTrue();
    }

    @Test
    void servesAgainWhatWasPublishedBeforeARestart() throws Exception {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        ana.close();

        try (var restarted = new Agent(registry.port(), folder.resolve("data"))) {
            restarted.commands().connect("ana");

            assertThat(restarted
                            .commands()
                            .getFile("ana", file.toString(), copy.toString())
                            .is(Outcome.OK))
                    .isTrue();
        }
    }

    @Test
    void sharesWhatTheRegistryHadAlready() {
        ana.connect("ana");
        registry.force(Operation.PUBLISH, Outcome.ALREADY_PUBLISHED);

        ana.publish(file.toString(), "");

        assertThat(fetchOwn().is(Outcome.OK)).isTrue();
    }

    @Test
    void sharesNothingThatTheRegistryRefused() {
        ana.connect("ana");
        registry.force(Operation.PUBLISH, Outcome.FAILED);

        ana.publish(file.toString(), "");

        assertThat(fetchOwn().is(Outcome.NO_SUCH_FILE)).isTrue();
    }

    @Test
    void stopsSharingAtDeleteWhateverTheRegistryAnswers() {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        registry.force(Operation.DELETE, Outcome.FAILED);

        ana.delete(file.toString());

        assertThat(fetchOwn().is(Outcome.NO_SUCH_FILE)).isTrue();
    }

    @Test
    void asksForThePresentAddressOfTheOwner() throws Exception {
        try (var other = new Agent(registry.port(), folder.resolve("other-data"))) {
            PeerCommands bob = other.commands();
            bob.connect("bob");
            bob.publish(file.toString(), "");
            ana.connect("ana");
            ana.listUsers();
            bob.disconnect("bob");
            bob.connect("bob");

            assertThat(ana.getFile("bob", file.toString(), copy.toString()).is(Outcome.OK))
                    .isTrue();
            assertThat(copy).hasContent("hello");
        }
    }

    @Test
    void fetchesFromWhereTheOwnerWasLastSeenWhenTheRegistryIsSilent() throws Exception {
        try (var other = new Agent(registry.port(), folder.resolve("other-data"))) {
            other.commands().connect("bob");
            other.commands().publish(file.toString(), "");
            ana.connect("ana");
            ana.listUsers();
            registry.force(Operation.LIST_USERS, Outcome.FAILED);

            Answer answer = ana.getFile("bob", file.toString(), copy.toString());

            assertThat(answer.is(Outcome.OK)).isTrue();
            assertThat(answer.notes()).contains("trying where bob was last seen");
            assertThat(ana.getFile("carol", file.toString(), copy.toString()).is(Outcome.FAILED))
                    .isTrue();
        }
    }

    @Test
    void doesNotLookForAnOwnerWhoIsNotConnected() {
        ana.connect("ana");

        Answer answer = ana.getFile("bob", file.toString(), copy.toString());

        assertThat(answer.is(Outcome.FAILED)).isTrue();
        assertThat(answer.notes()).containsExactly("bob is not connected");
        assertThat(copy).doesNotExist();
    }

    @Test
    void takesATargetThatEndsWithASlashForAFolder() throws IOException {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        Path existing = Files.createDirectory(folder.resolve("existing"));

        assertThat(ana.getFile("ana", file.toString(), existing + "/").is(Outcome.OK))
                .isTrue();
        assertThat(ana.getFile("ana", file.toString(), folder + "/missing/").is(Outcome.FAILED))
                .isTrue();

        assertThat(existing.resolve("file")).hasContent("hello");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void connectsNobodyAnyMoreOnceItHasLeft() {
        ana.connect("ana");
        ana.close();

        assertThat(ana.connect("ana").is(Outcome.FAILED)).isTrue();
        assertThat(registry.portOf("ana")).isEmpty();
    }

    private Answer fetchOwn() {
        return ana.getFile("ana", file.toString(), copy.toString());
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Sends a request to the registry without the agent, and waits for the answer. */
    private static void say(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isZero();
        }
    }
}
