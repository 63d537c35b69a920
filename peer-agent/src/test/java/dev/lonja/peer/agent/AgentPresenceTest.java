package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presence, served files and the origin of downloads (section 1, Meaning). */
class AgentPresenceTest {
    @TempDir
    private Path folder;

    private FakeRegistry registry;
    private TestAgent ana;
    private Path file;
    private Path copy;

    @BeforeEach
    void start() throws IOException {
        folder = folder.toRealPath();
        file = Files.writeString(folder.resolve("file"), "hello");
        copy = folder.resolve("copy");
        registry = new FakeRegistry();
        ana = TestAgent.connecting(registry.port(), folder.resolve("data"));
        ana.register("ana");
        ana.register("bob");
        registry.requests().clear();
    }

    @AfterEach
    void stop() throws Exception {
        ana.close();
        registry.close();
    }

    @Test
    void listensBeforeItConnects() {
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
    void connectsAgainOnTheSameListenerWhenTheRegistryHasLostTheUser() throws IOException {
        ana.connect("ana");
        int port = registry.portOf("ana").orElseThrow();
        say(registry.port(), "DISCONNECT\0ana\0");

        assertThat(ana.connect("ana").is(Outcome.OK)).isTrue();

        assertThat(registry.portOf("ana")).contains(port);
        assertThat(isListening(port)).isTrue();
    }

    @Test
    void disconnectsThePreviousUserWhenAnotherConnects() {
        ana.connect("ana");
        int before = registry.portOf("ana").orElseThrow();

        RegistryAnswer answer = ana.connect("bob");

        assertThat(registry.requests()).containsExactly("CONNECT ana", "DISCONNECT ana", "CONNECT bob");
        assertThat(answer.notes()).containsExactly("ana was disconnected, and its files are not served any more");
        assertThat(answer.notes()).containsExactly("ana was disconnected, and its files are not served any more");
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
    void keepsListeningWhenAnotherUserIsDisconnected() {
        ana.connect("ana");

        assertThat(ana.disconnect("bob").is(Outcome.NOT_CONNECTED)).isTrue();

        assertThat(registry.requests()).endsWith("DISCONNECT bob");
        assertThat(isListening(registry.portOf("ana").orElseThrow())).isTrue();
    }

    @Test
    void stopsListeningAndDeletesTheSharedSetAtUnregister() {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        int port = registry.portOf("ana").orElseThrow();

        assertThat(ana.unregister("ana").is(Outcome.OK)).isTrue();

        assertThat(isListening(port)).isFalse();
        ana.register("ana");
        ana.connect("ana");
        assertThat(fetchOwn()).isInstanceOf(Download.NoSuchFile.class);
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

        try (var restarted = TestAgent.connecting(registry.port(), folder.resolve("data"))) {
            restarted.connect("ana");

            assertThat(restarted.getFile("ana", file.toString(), copy.toString()))
                    .isInstanceOf(Download.Done.class);
        }
    }

    @Test
    void sharesAFileThatWasPublishedAlready() {
        ana.connect("ana");
        registry.force(Operation.PUBLISH, Outcome.ALREADY_PUBLISHED);

        ana.publish(file.toString(), "");

        assertThat(fetchOwn()).isInstanceOf(Download.Done.class);
    }

    @Test
    void sharesNothingThatTheRegistryRefused() {
        ana.connect("ana");
        registry.force(Operation.PUBLISH, Outcome.FAILED);

        ana.publish(file.toString(), "");

        assertThat(fetchOwn()).isInstanceOf(Download.NoSuchFile.class);
    }

    @Test
    void stopsSharingAtDeleteWhateverTheRegistryAnswers() {
        ana.connect("ana");
        ana.publish(file.toString(), "");
        registry.force(Operation.DELETE, Outcome.FAILED);

        ana.delete(file.toString());

        assertThat(fetchOwn()).isInstanceOf(Download.NoSuchFile.class);
    }

    @Test
    void asksForThePresentAddressOfTheOwner() throws Exception {
        try (var other = TestAgent.connecting(registry.port(), folder.resolve("other-data"))) {
            TestAgent bob = other;
            bob.connect("bob");
            bob.publish(file.toString(), "");
            ana.connect("ana");
            ana.listUsers();
            bob.disconnect("bob");
            bob.connect("bob");

            assertThat(ana.getFile("bob", file.toString(), copy.toString())).isInstanceOf(Download.Done.class);
            assertThat(copy).hasContent("hello");
        }
    }

    @Test
    void fetchesFromTheLastKnownAddressWhenTheRegistryFails() throws Exception {
        try (var other = TestAgent.connecting(registry.port(), folder.resolve("other-data"))) {
            other.connect("bob");
            other.publish(file.toString(), "");
            ana.connect("ana");
            ana.listUsers();
            registry.force(Operation.LIST_USERS, Outcome.FAILED);

            Result result = ana.get("bob", List.of(file.toString()), copy.toString());

            assertThat(result).isInstanceOfSatisfying(Result.Fetched.class, fetched -> {
                assertThat(fetched.from()).isInstanceOf(OwnerLocation.LastSeen.class);
                assertThat(fetched.files().getFirst().download()).isInstanceOf(Download.Done.class);
            });
            assertThat(ana.get("carol", List.of(file.toString()), copy.toString()))
                    .isInstanceOf(Result.OwnerUnknown.class);
        }
    }

    @Test
    void connectsNobodyAfterItHasLeft() {
        ana.connect("ana");
        ana.close();

        assertThat(ana.connect("ana").is(Outcome.FAILED)).isTrue();
        assertThat(registry.portOf("ana")).isEmpty();
    }

    private Download fetchOwn() {
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
