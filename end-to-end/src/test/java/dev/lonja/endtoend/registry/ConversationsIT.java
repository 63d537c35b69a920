package dev.lonja.endtoend.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lonja.endtoend.EscapedBytes;
import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.UnusedPort;
import dev.lonja.endtoend.registry.ConversationScript.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays the scripts in {@code conversations/} against the packaged registry, with the bytes sent at once and one by one. */
class ConversationsIT {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int MIN_SCRIPTS = 9;

    private enum Pace {
        AT_ONCE,
        ONE_BYTE_AT_A_TIME
    }

    private static Stage stage;
    private static Listener listener;
    private static Map<String, String> values;
    private static Map<Map<String, String>, RegistryProgram> registries;

    @BeforeAll
    static void setUp() throws IOException {
        stage = Stage.open("lonja-conversations");
        listener = Listener.withoutFiles();
        values = Map.of(
                "port", Integer.toString(listener.port()),
                "free", Integer.toString(UnusedPort.reserve()),
                "text", Integer.toString(UnusedPort.reserve()),
                "key", keyOf(SharedRegistry.withoutUsers()));
        registries = new HashMap<>();
    }

    @AfterAll
    static void tearDown() throws IOException {
        listener.close();
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> everyScriptAtEveryPace() throws IOException, URISyntaxException {
        Path folder =
                Path.of(ConversationsIT.class.getResource("/conversations").toURI());
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(MIN_SCRIPTS);
        return files.stream().flatMap(ConversationsIT::atEveryPace);
    }

    private static Stream<DynamicTest> atEveryPace(Path file) {
        return Stream.of(Pace.values())
                .map(pace ->
                        dynamicTest(file.getFileName() + " " + pace, () -> play(ConversationScript.read(file), pace)));
    }

    private static void play(ConversationScript script, Pace pace) throws IOException {
        int port = registryWith(script.settings()).port();
        assertThat(script.connections()).as("connections of " + script.name()).isNotEmpty();
        removeUsers(script, port);
        List<String> surprises = new ArrayList<>();
        for (Connection connection : script.connections()) {
            String wanted = EscapedBytes.encode(EscapedBytes.decode(connection.received(), values));
            String got =
                    reply(connection, pace, script.port().isEmpty() ? port : Integer.parseInt(value(script.port())));
            if (!got.equals(wanted)) {
                surprises.add("%s: wanted '%s', got '%s'".formatted(connection.title(), wanted, got));
            }
        }
        removeUsers(script, port);
        assertThat(surprises).as(script.name()).isEmpty();
    }

    private static RegistryProgram registryWith(Map<String, String> settings) {
        return registries.computeIfAbsent(settings, ConversationsIT::start);
    }

    /** The key that a registry names to those who ask for its editions. */
    private static String keyOf(RegistryProgram registry) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(("HELLO\0" + "2\0").getBytes(StandardCharsets.UTF_8));
            String reply = new String(readToEnd(socket.getInputStream()), StandardCharsets.UTF_8);
            String key = reply.split("\0")[2];
            assertThat(key).matches("[0-9a-f]{64}");
            return key;
        }
    }

    /** Registries with other settings use the same database, as replicas do. */
    private static RegistryProgram start(Map<String, String> settings) {
        RegistryProgram shared = SharedRegistry.withoutUsers();
        if (settings.isEmpty()) {
            return shared;
        }
        Map<String, String> all = SharedRegistry.database();
        settings.forEach((name, text) -> all.put(name, value(text)));
        return stage.startRegistry("registry-" + registries.size(), all);
    }

    /** The text, or the value that it names in braces. */
    private static String value(String text) {
        return text.startsWith("{") ? values.get(text.substring(1, text.length() - 1)) : text;
    }

    private static void removeUsers(ConversationScript script, int port) throws IOException {
        for (String user : script.users()) {
            PlainSocketClient.classic(port).status("UNREGISTER", user);
        }
    }

    /** Returns all bytes that the server sends until it closes the connection. Throws an exception if it resets it. */
    private static String reply(Connection connection, Pace pace, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            send(EscapedBytes.decode(connection.sent(), values), pace, socket.getOutputStream());
            if (connection.halfCloses()) {
                socket.shutdownOutput();
            }
            return EscapedBytes.encode(readToEnd(socket.getInputStream()));
        }
    }

    private static void send(byte[] bytes, Pace pace, OutputStream out) throws IOException {
        switch (pace) {
            case AT_ONCE -> out.write(bytes);
            case ONE_BYTE_AT_A_TIME -> {
                for (byte next : bytes) {
                    out.write(next);
                }
            }
        }
    }

    private static byte[] readToEnd(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (IOException failure) {
            throw new IOException(
                    "after '" + EscapedBytes.encode(bytes.toByteArray()) + "' no end of stream, but " + failure,
                    failure);
        }
        return bytes.toByteArray();
    }
}
