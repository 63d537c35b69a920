package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Presence and the listener (section 1, Meaning). */
class AgentPresenceTest extends AgentWithFileFixture {
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
    void connectsNobodyAfterItHasLeft() {
        ana.connect("ana");
        ana.close();

        assertThat(ana.connect("ana").is(Outcome.FAILED)).isTrue();
        assertThat(registry.portOf("ana")).isEmpty();
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
