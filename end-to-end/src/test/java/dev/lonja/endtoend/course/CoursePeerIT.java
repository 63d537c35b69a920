package dev.lonja.endtoend.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.EscapedBytes;
import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.UnusedPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our agent fetches from peers as students write them, and from peers that send wrong replies. */
class CoursePeerIT {
    private static final String CONTENT = "0123456789";

    private static Stage stage;
    private static RegistryProgram registry;
    private static AgentProgram bruno;

    @BeforeAll
    static void startPrograms() {
        stage = Stage.open("lonja-course-peer");
        registry = SharedRegistry.withoutUsers();
        bruno = stage.startAgent("bruno", registry.port());
        assertThat(bruno.ask("REGISTER bruno")).isEqualTo("REGISTER OK\n");
        assertThat(bruno.ask("CONNECT bruno")).isEqualTo("CONNECT OK\n");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void registerAna() throws IOException {
        assertThat(client().status("REGISTER", "ana")).isZero();
    }

    @AfterEach
    void unregisterAna() throws IOException {
        client().status("UNREGISTER", "ana");
    }

    @Test
    void fetchesFromAPeerThatSendsByteByByte() throws IOException {
        fetches((in, out) -> {
            readRequest(in);
            for (byte next : bytes("[0]10\\0" + CONTENT)) {
                out.write(next);
            }
        });
    }

    @Test
    void fetchesFromAPeerThatNeverCloses() throws IOException {
        fetches((in, out) -> {
            readRequest(in);
            out.write(bytes("[0]10\\0" + CONTENT));
            in.read();
        });
    }

    @Test
    void fetchesFromAPeerThatPadsTheSize() throws IOException {
        fetches((in, out) -> {
            readRequest(in);
            out.write(bytes("[0]0010\\0" + CONTENT));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[0]",
                "[0]10",
                "[0]10\\0012345678",
                "[0]10\\00123456789X",
                "[0]ten\\00123456789",
                "[0]-1\\0",
                "[0]\\00123456789",
                "[0]99999999999999999999\\00123456789",
                "[2]",
                "[7]",
            })
    void leavesNothingWhenThePeerLies(String reply) throws IOException {
        String answer = answerOf((in, out) -> {
            readRequest(in);
            out.write(bytes(reply));
        });

        assertThat(answer).isEqualTo("GET_FILE FAIL\n");
        assertThat(filesOfBruno()).isEmpty();
    }

    @Test
    void leavesNothingWhenThePeerNeverStops() throws IOException {
        String answer = answerOf((in, out) -> {
            readRequest(in);
            out.write(bytes("[0]10\\0"));
            for (int chunk = 0; chunk < 10_000; chunk++) {
                out.write(new byte[64 * 1024]);
            }
        });

        assertThat(answer).isEqualTo("GET_FILE FAIL\n");
        assertThat(filesOfBruno()).isEmpty();
    }

    @Test
    void leavesNothingWhenThereIsNoSuchFile() throws IOException {
        String answer = answerOf((in, out) -> {
            readRequest(in);
            out.write(1);
        });

        assertThat(answer).isEqualTo("GET_FILE FAIL, FILE NOT EXIST\n");
        assertThat(filesOfBruno()).isEmpty();
    }

    @Test
    void leavesNothingWhenNobodyListens() throws IOException {
        assertThat(client().status("CONNECT", "ana", Integer.toString(UnusedPort.reserve())))
                .isZero();

        assertThat(bruno.ask("GET_FILE ana /a.txt copy.txt")).isEqualTo("GET_FILE FAIL\n");
        assertThat(filesOfBruno()).isEmpty();
    }

    private static void fetches(Listener.Handler peer) throws IOException {
        assertThat(answerOf(peer)).isEqualTo("GET_FILE OK\n");
        Path copy = stage.folder("bruno").resolve("copy.txt");
        assertThat(copy).hasContent(CONTENT);
        Files.delete(copy);
        assertThat(filesOfBruno()).isEmpty();
    }

    private static String answerOf(Listener.Handler peer) throws IOException {
        try (Listener listener = Listener.open(peer)) {
            assertThat(client().status("CONNECT", "ana", Integer.toString(listener.port())))
                    .isZero();
            return bruno.ask("GET_FILE ana /a.txt copy.txt");
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        PlainSocketClient.readString(in);
        PlainSocketClient.readString(in);
    }

    private static List<String> filesOfBruno() throws IOException {
        try (Stream<Path> files = Files.list(stage.folder("bruno"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] bytes(String text) {
        return EscapedBytes.decode(text, Map.of());
    }

    private static PlainSocketClient client() {
        return PlainSocketClient.classic(registry.port());
    }
}
