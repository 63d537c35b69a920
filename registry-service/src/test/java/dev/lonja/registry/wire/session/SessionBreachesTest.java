package dev.lonja.registry.wire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.key.Keys;
import dev.lonja.registry.DatabaseWire;
import dev.lonja.registry.requests.RequestExecutor;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends a session, and what does not (docs/session.md, Limits, Malformed). */
@QuarkusTest
class SessionBreachesTest extends RegistryConversation {
    private static final int PING_ID = 4242;

    @Inject
    RequestExecutor executor;

    /** Requests of a session that has ended may still take effect. */
    @AfterEach
    void finish() {
        DatabaseWire.mend();
        await().until(() -> executor.inFlight() == 0);
    }

    static Stream<Arguments> beforeHello() {
        return Stream.of(
                Arguments.of("another request", request(1, "PING|"), "protocol"),
                Arguments.of("an event", frame(4, 0, "ONLINE|1|ana|"), "protocol"),
                Arguments.of("an old edition", request(1, "HELLO|1|test/1|"), "protocol"),
                Arguments.of("no agent", request(1, "HELLO|2|"), "protocol"),
                Arguments.of("no operation", request(1, "NOTHING|"), "protocol"),
                Arguments.of("no strings", request(1, ""), "protocol"),
                Arguments.of("more than 4 KiB", header(4097, 0, 1), "too-large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void beforeHello(String what, byte[] frame, String reason) {
        try (SessionClient client = SessionClient.dial(server.port(), Keys.generate())) {
            assertThat(client.raw(frame).bye()).as(what).startsWith(reason);
        }
    }

    static Stream<Arguments> afterHello() {
        return Stream.of(
                Arguments.of("the id 0", request(0, "PING|"), "protocol"),
                Arguments.of("an unknown kind", frame(7, 1, ""), "protocol"),
                Arguments.of("a reply", frame(1, 9, "|"), "protocol"),
                Arguments.of("rows", frame(2, 9, "1|a|"), "protocol"),
                Arguments.of("data", frame(3, 9, "x"), "protocol"),
                Arguments.of("an event with an id", frame(4, 1, "X|"), "protocol"),
                Arguments.of("a large request", header(65 * 1024, 0, 1), "too-large"),
                Arguments.of("large data", header(1024 * 1024 + 1, 3, 1), "too-large"),
                Arguments.of("a large unknown kind", header(1024 * 1024 + 1, 0x80, 1), "too-large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void afterHello(String what, byte[] frame, String reason) {
        try (SessionClient client = SessionClient.open(server.port())) {
            assertThat(client.raw(frame).bye()).as(what).startsWith(reason);
        }
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of("an unknown kind from 0x80 on", frame(0x80, 7, "skipped")),
                Arguments.of("an unknown event", frame(4, 0, "NOTHING|")),
                Arguments.of("a cancel of nothing", frame(5, 77, "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void harmless(String what, byte[] frame) {
        try (SessionClient client = SessionClient.open(server.port())) {
            client.raw(frame);
            assertThat(client.ask("PING|")).as(what).isEqualTo("<0>");
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("<FA>", new byte[0]),
                Arguments.of("<FA>", FrameText.bytes("PING")),
                Arguments.of("<FA>", new byte[] {'P', (byte) 0xff, 0}),
                Arguments.of("<FA>", FrameText.bytes("LIST_PEERS|")),
                Arguments.of("<FA>", FrameText.bytes("REGISTER|e\u0301|")),
                Arguments.of("<FA>", FrameText.bytes("CONNECT|ana|1023|")),
                Arguments.of("<FA>", FrameText.bytes("CONNECT|ana|5001|127.0.0.2:5001|")),
                Arguments.of("<FA>", FrameText.bytes("CONNECT|ana|0|192.0.2.1:5001|")),
                Arguments.of("<FA>", FrameText.bytes("PUBLISH_FILE|ana|a/../b|")),
                Arguments.of("<FA>", FrameText.bytes("LIST_FILES|ana|ana||1001|")),
                Arguments.of("<FA>", FrameText.bytes("SOURCES|ana|5||")),
                Arguments.of("<FF>", FrameText.bytes("ping|")),
                Arguments.of("<FF>", FrameText.bytes("LIST_USERS|ana|")),
                Arguments.of("<FF>", FrameText.bytes("PUBLISH|ana|/a||")),
                Arguments.of("<FF>", FrameText.bytes("GET_FILE|/a|")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void refused(String status, byte[] payload) {
        try (SessionClient client = SessionClient.open(server.port())) {
            client.frame(FrameText.REQUEST, PING_ID, payload);
            assertThat(client.next()).startsWith("REPLY " + PING_ID + " " + status);
            assertThat(client.ask("PING|")).isEqualTo("<0>");
        }
    }

    @Test
    void takesAFrameThatComesByteByByteAndManyThatComeTogether() {
        try (SessionClient client = SessionClient.open(server.port())) {
            for (byte one : request(PING_ID, "PING|")) {
                client.raw(new byte[] {one});
            }
            assertThat(client.next()).isEqualTo("REPLY " + PING_ID + " <0>");
            byte[] ping = request(PING_ID, "PING|");
            byte[] other = request(PING_ID + 1, "NOTHING|");
            client.raw(ByteBuffer.allocate(ping.length + other.length)
                    .put(ping)
                    .put(other)
                    .array());
            assertThat(client.next()).isEqualTo("REPLY " + PING_ID + " <0>");
            assertThat(client.next()).startsWith("REPLY " + (PING_ID + 1) + " <FF>");
        }
    }

    @Test
    void endsWithAnIdThatIsOpen() {
        try (SessionClient client = SessionClient.open(server.port())) {
            DatabaseWire.silence();
            client.raw(request(5, "REGISTER|ana|")).raw(request(5, "REGISTER|bob|"));
            assertThat(client.bye()).startsWith("protocol");
        }
    }

    @Test
    void endsWithOneRequestTooMany() {
        try (SessionClient client = SessionClient.open(server.port())) {
            DatabaseWire.silence();
            for (int sent = 0; sent < 257; sent++) {
                client.send("REGISTER|user" + sent + "|");
            }
            assertThat(client.bye()).startsWith("too-many");
        }
    }

    @Test
    void cancelsARequestThatHasNotBegun() {
        try (SessionClient client = SessionClient.open(server.port())) {
            DatabaseWire.silence();
            int register = client.send("REGISTER|ana|");
            int listKeys = client.send("LIST_KEYS|ana|");
            client.frame(FrameText.CANCEL, listKeys, new byte[0]);
            assertThat(client.reply(listKeys)).startsWith("<FE>");
            DatabaseWire.mend();
            assertThat(client.reply(register)).startsWith("<0>");
        }
    }

    private static byte[] request(int id, String payload) {
        return frame(FrameText.REQUEST, id, payload);
    }

    private static byte[] frame(int kind, int id, String payload) {
        return FrameText.bytesOf(kind, id, FrameText.bytes(payload));
    }

    private static byte[] header(int length, int kind, int id) {
        return ByteBuffer.allocate(8)
                .putInt(length << Byte.SIZE | kind)
                .putInt(id)
                .array();
    }
}
