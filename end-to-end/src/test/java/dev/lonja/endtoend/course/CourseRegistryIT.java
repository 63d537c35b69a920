package dev.lonja.endtoend.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.course.CourseRegistry.Ending;
import dev.lonja.endtoend.course.CourseRegistry.Form;
import dev.lonja.endtoend.course.CourseRegistry.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our agent with registries as students write them. */
class CourseRegistryIT {
    private Stage stage;

    @BeforeEach
    void openStage() {
        stage = Stage.open("lonja-course-registry");
    }

    @AfterEach
    void closeStage() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NAMES, CLOSES, false, BYTE",
        "PAIRS, CLOSES, true, BYTE",
        "NAMES, WAITS_FOR_THE_CLIENT, true, BYTE",
        "PAIRS, WAITS_FOR_THE_CLIENT, false, TEXT"
    })
    void sharesFilesThroughIt(Form form, Ending ending, boolean dated, Status status) throws IOException {
        try (CourseRegistry registry = new CourseRegistry(form, ending, dated, status)) {
            AgentProgram ana = start("ana", registry.port(), dated);
            Path first = Files.writeString(stage.folder("ana").resolve("a.txt"), "content of a");
            Path second = Files.writeString(stage.folder("ana").resolve("b.txt"), "content of b");
            assertThat(ana.ask("REGISTER ana")).isEqualTo("REGISTER OK\n");
            assertThat(ana.ask("REGISTER ana")).isEqualTo("USERNAME IN USE\n");
            assertThat(ana.ask("CONNECT ana")).isEqualTo("CONNECT OK\n");
            assertThat(ana.ask("PUBLISH a.txt about a")).isEqualTo("PUBLISH OK\n");
            assertThat(ana.ask("PUBLISH b.txt about b")).isEqualTo("PUBLISH OK\n");
            assertThat(ana.ask("LIST_CONTENT ana"))
                    .isEqualTo(
                            switch (form) {
                                case NAMES -> "LIST_CONTENT OK\n" + first + "\n" + second + "\n";
                                case PAIRS -> "LIST_CONTENT OK\n" + first + " about a\n" + second + " about b\n";
                            });
            AgentProgram bruno = start("bruno", registry.port(), dated);
            assertThat(bruno.ask("REGISTER bruno")).isEqualTo("REGISTER OK\n");
            assertThat(bruno.ask("CONNECT bruno")).isEqualTo("CONNECT OK\n");
            assertThat(bruno.ask("GET_FILE ana " + second + " copy.txt")).isEqualTo("GET_FILE OK\n");
            assertThat(stage.folder("bruno").resolve("copy.txt")).hasContent("content of b");
            assertThat(ana.ask("DELETE b.txt")).isEqualTo("DELETE OK\n");
            assertThat(ana.ask("DISCONNECT ana")).isEqualTo("DISCONNECT OK\n");
            assertThat(ana.quit().exitCode()).isZero();
            assertThat(bruno.quit().exitCode()).isZero();
            String dateForm = dated ? " \\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2}" : "";
            assertThat(registry.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).matches("[A-Z_]+" + dateForm + " (ana|bruno|2)"));
        }
    }

    @Test
    void failsWithoutHangingWhenTheReplyIsNoReply() throws IOException {
        try (Listener silent = Listener.open((in, out) -> in.read());
                Listener babbling = Listener.open((in, out) -> {
                    PlainSocketClient.readString(in);
                    out.write(new byte[] {0, 'x', 0});
                })) {
            AgentProgram ana = start("ana", silent.port(), false);
            assertThat(ana.ask("REGISTER ana")).isEqualTo("REGISTER FAIL\n");
            assertThat(ana.ask("CONNECT ana")).isEqualTo("CONNECT FAIL\n");

            AgentProgram bruno = start("bruno", babbling.port(), false);
            assertThat(bruno.ask("CONNECT bruno")).isEqualTo("CONNECT OK\n");
            assertThat(bruno.ask("LIST_USERS")).isEqualTo("LIST_USERS FAIL\n");
            assertThat(bruno.ask("LIST_CONTENT bruno")).isEqualTo("LIST_CONTENT FAIL\n");
        }
    }

    private AgentProgram start(String name, int port, boolean dated) {
        String[] more = dated ? new String[] {"--dated"} : new String[0];
        return AgentProgram.awaitStart(stage.launchAgent(name, port, Map.of(), more));
    }
}
