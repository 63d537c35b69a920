package dev.lonja.endtoend.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client as students write it, classic and dated, with our registry and the listener of our agent. */
class PlainSocketClientIT {
    private static Stage stage;
    private static RegistryProgram registry;
    private static AgentProgram bruno;

    @BeforeAll
    static void open() {
        stage = Stage.open("lonja-plain-client");
        registry = SharedRegistry.withoutUsers();
        bruno = stage.startAgent("bruno", registry.port());
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22/11/2026 09:30:00", "22/11/2026   23:59:59"})
    void doesEverythingThatTheTableHas(String date) throws IOException {
        PlainSocketClient client = client(registry.port(), date);
        try (Listener listener = Listener.withoutFiles()) {
            String port = Integer.toString(listener.port());
            Path file = Files.writeString(stage.folder("bruno").resolve("song.txt"), "la la la\n");
            assertThat(bruno.ask("REGISTER bruno")).isEqualTo("REGISTER OK\n");
            assertThat(bruno.ask("CONNECT bruno")).isEqualTo("CONNECT OK\n");
            assertThat(bruno.ask("PUBLISH song.txt a song")).isEqualTo("PUBLISH OK\n");

            assertThat(client.status("REGISTER", "ana")).isZero();
            assertThat(client.status("CONNECT", "ana", port)).isZero();
            assertThat(client.status("PUBLISH", "ana", "/home/ana/a.txt", "a file"))
                    .isZero();
            assertThat(client.list(1, "LIST_CONTENT", "ana", "ana")).containsExactly("/home/ana/a.txt a file");
            assertThat(client.list(1, "LIST_CONTENT", "ana", "bruno")).containsExactly(file + " a song");
            List<String> users = client.list(3, "LIST_USERS", "ana");
            assertThat(users).hasSize(6).startsWith("ana", "127.0.0.1", port, "bruno", "127.0.0.1");

            PlainSocketClient peer = client(Integer.parseInt(users.getLast()), date);
            assertThat(peer.content(file.toString())).asString().isEqualTo("la la la\n");
            assertThat(peer.status("GET_FILE", "/etc/passwd")).isEqualTo(1);
            assertThat(peer.status("GET_FILE", "etc/passwd")).isEqualTo(1);
            assertThat(peer.status("GET_FILE", "../etc/passwd")).isEqualTo(2);
            assertThat(peer.status("REGISTER", "ana")).isEqualTo(2);

            assertThat(client.status("DELETE", "ana", "/home/ana/a.txt")).isZero();
            assertThat(client.status("DISCONNECT", "ana")).isZero();
            assertThat(client.status("UNREGISTER", "ana")).isZero();
            assertThat(bruno.ask("UNREGISTER bruno")).isEqualTo("UNREGISTER OK\n");
        }
    }

    private static PlainSocketClient client(int port, String date) {
        return date.isEmpty() ? PlainSocketClient.classic(port) : PlainSocketClient.dated(port, date);
    }
}
