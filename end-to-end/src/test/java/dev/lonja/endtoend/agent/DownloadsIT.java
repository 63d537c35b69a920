package dev.lonja.endtoend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Folders;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SampleFiles;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

/** Downloads from one agent by another: complete, refused and interrupted. */
class DownloadsIT {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long TOO_BIG_TO_BE_FAST = 4096 * MEBIBYTE;

    /** The agents by user. If a test ended one, the next test starts another. */
    private static final Map<String, AgentProgram> AGENTS = new HashMap<>();

    private static Stage stage;
    private static RegistryProgram registry;

    private AgentProgram ana;
    private AgentProgram bruno;

    @BeforeAll
    static void open() {
        stage = Stage.open("lonja-downloads");
        registry = SharedRegistry.withoutUsers();
    }

    @AfterAll
    static void close() {
        stage.close();
        AGENTS.clear();
    }

    @BeforeEach
    void connectAnaAndBruno() {
        ana = connect("ana");
        bruno = connect("bruno");
    }

    @AfterEach
    void removeUsersAndFiles() throws IOException {
        for (AgentProgram agent : AGENTS.values()) {
            String user = agent.program().name();
            if (agent.program().isRunning()) {
                assertThat(agent.ask("UNREGISTER " + user)).isEqualTo("UNREGISTER OK\n");
            }
            try (Stream<Path> files = Files.list(stage.folder(user))) {
                files.forEach(Folders::delete);
            }
        }
        SharedRegistry.withoutUsers();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100 * MEBIBYTE})
    void bringsAFileOfAnySizeToTheLastByte(long sizeBytes) throws IOException {
        Path file = SampleFiles.random(stage.folder("ana").resolve("file.bin"), sizeBytes, sizeBytes);
        assertThat(ana.ask("PUBLISH file.bin noise")).isEqualTo("PUBLISH OK\n");

        assertThat(bruno.ask("GET_FILE ana " + file + " copy.bin")).isEqualTo("GET_FILE OK\n");

        Path copy = stage.folder("bruno").resolve("copy.bin");
        assertThat(copy).hasSize(sizeBytes);
        assertThat(SampleFiles.sha256(copy)).isEqualTo(SampleFiles.sha256(file));
        assertThat(filesOf("bruno")).containsExactly("copy.bin");
    }

    @Test
    void servesSeveralPeersAtOnce() throws IOException {
        Path file = SampleFiles.random(stage.folder("ana").resolve("file.bin"), 20 * MEBIBYTE, 5);
        ana.ask("PUBLISH file.bin noise");
        try (AgentProgram carla = connect("carla");
                AgentProgram david = connect("david")) {
            List<AgentProgram> peers = List.of(bruno, carla, david);

            peers.forEach(peer -> peer.program().type("GET_FILE ana " + file + " one.bin\n"));
            peers.forEach(peer -> peer.program().type("GET_FILE ana " + file + " two.bin\n"));

            for (AgentProgram peer : peers) {
                peer.program()
                        .awaitOutput("both downloads end", text -> text.endsWith("GET_FILE OK\nc> GET_FILE OK\nc> "));
                Path folder = stage.folder(peer.program().name());
                assertThat(SampleFiles.sha256(folder.resolve("one.bin"))).isEqualTo(SampleFiles.sha256(file));
                assertThat(SampleFiles.sha256(folder.resolve("two.bin"))).isEqualTo(SampleFiles.sha256(file));
            }
        }
    }

    @Test
    void leavesNothingWhenTheOwnerIsKilledInTheMiddle() throws IOException {
        Path file = hugeFile();
        ana.ask("PUBLISH huge.bin zeros");
        Path older = Files.writeString(stage.folder("bruno").resolve("copy.bin"), "what was there before");

        bruno.program().type("GET_FILE ana " + file + " copy.bin\n");
        await("the download began").atMost(Program.TIMEOUT).until(() -> sizeOfAll("bruno") > MEBIBYTE);
        ana.program().kill();

        String output = bruno.program().awaitOutput("the download fails", text -> text.endsWith("FAIL\nc> "));
        assertThat(output).endsWith("c> GET_FILE FAIL\nc> ");
        assertThat(filesOf("bruno")).containsExactly("copy.bin");
        assertThat(older).hasContent("what was there before");
    }

    @Test
    void leavesNothingWhenItIsToldToEndInTheMiddle() throws IOException {
        Path file = hugeFile();
        ana.ask("PUBLISH huge.bin zeros");
        bruno.program().type("GET_FILE ana " + file + " copy.bin\n");
        await("the download began").atMost(Program.TIMEOUT).until(() -> sizeOfAll("bruno") > MEBIBYTE);

        ProgramResult result = bruno.program().stop();

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(143);
        assertThat(filesOf("bruno")).isEmpty();
        // An agent that ends sends its DISCONNECT and waits only a short time for the reply.
        await("bruno is not connected")
                .atMost(Program.TIMEOUT)
                .until(() -> PlainSocketClient.classic(registry.port()).status("LIST_USERS", "bruno") == 2);
    }

    @Test
    void fetchesBesideOtherCommands() throws IOException {
        hugeFile();
        Files.writeString(stage.folder("ana").resolve("my notes.txt"), "of ana");
        ana.ask("PUBLISH huge.bin zeros");
        ana.ask("PUBLISH \"my notes.txt\"");
        bruno.program().type("GET_FILE ana huge.bin copy.bin &\n");
        await("the download began").atMost(Program.TIMEOUT).until(() -> sizeOfAll("bruno") > MEBIBYTE);

        // Its prompt comes first: what begins prints no answer.
        bruno.program().type("GET_FILE ana my notes.txt .\nDOWNLOADS\nCANCEL 1\n");

        String output = bruno.program().awaitOutput("it is cancelled", text -> text.endsWith("CANCEL OK\nc> "));
        assertThat(output)
                .containsPattern("c> c> GET_FILE OK\nc> \\d+\tana\thuge.bin\t.*\trunning\nc> CANCEL OK\nc> $");
        assertThat(filesOf("bruno")).containsExactly("my notes.txt");
    }

    @Test
    void tellsThatAFileDoesNotExist() throws IOException {
        Path hidden = Files.writeString(stage.folder("ana").resolve("hidden.txt"), "not published");
        Path removed = Files.writeString(stage.folder("ana").resolve("removed.txt"), "published, then removed");
        ana.ask("PUBLISH removed.txt");
        Files.delete(removed);

        assertThat(bruno.ask("GET_FILE ana " + hidden + " copy.txt")).isEqualTo("GET_FILE FAIL, FILE NOT EXIST\n");
        assertThat(bruno.ask("GET_FILE ana " + removed + " copy.txt")).isEqualTo("GET_FILE FAIL, FILE NOT EXIST\n");
        assertThat(bruno.ask("GET_FILE nobody " + removed + " copy.txt")).isEqualTo("GET_FILE FAIL\n");
        assertThat(filesOf("bruno")).isEmpty();
    }

    @Test
    void servesNothingThroughALinkOrADetour() throws IOException {
        Path folder = stage.folder("ana");
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path shared = Files.writeString(folder.resolve("shared.txt"), "shared");
        ana.ask("PUBLISH shared.txt");
        PlainSocketClient peer = PlainSocketClient.classic(portOf("ana"));

        assertThat(peer.content(shared.toString())).asString().isEqualTo("shared");
        assertThat(peer.status("GET_FILE", secret.toString())).isEqualTo(1);
        assertThat(peer.status("GET_FILE", folder + "/../ana/shared.txt")).isEqualTo(2);
        assertThat(peer.status("GET_FILE", "shared.txt")).isEqualTo(1);
        assertThat(peer.status("GET_FILE", "/etc/passwd")).isEqualTo(1);
        assertThat(peer.status("GET_FILE", "/.lonja-probe")).isEqualTo(1);
        Files.delete(shared);
        Files.createSymbolicLink(shared, secret);
        assertThat(peer.status("GET_FILE", shared.toString())).isEqualTo(1);
    }

    @Test
    void servesAfterARestartWhatIsStillListed() throws IOException {
        Path kept = Files.writeString(stage.folder("ana").resolve("kept.txt"), "kept");
        Path deleted = Files.writeString(stage.folder("ana").resolve("deleted.txt"), "deleted");
        ana.ask("PUBLISH kept.txt");
        ana.ask("PUBLISH deleted.txt");
        ana.ask("DELETE deleted.txt");
        ana.program().kill();
        ana = stage.startAgent("ana", registry.port());
        AGENTS.put("ana", ana);
        assertThat(ana.ask("CONNECT ana")).isEqualTo("CONNECT OK\n");

        assertThat(bruno.ask("GET_FILE ana " + kept + " copy.txt")).isEqualTo("GET_FILE OK\n");
        assertThat(bruno.ask("GET_FILE ana " + deleted + " none.txt")).isEqualTo("GET_FILE FAIL, FILE NOT EXIST\n");

        assertThat(stage.folder("bruno").resolve("copy.txt")).hasContent("kept");
    }

    private static Path hugeFile() throws IOException {
        Path file = stage.folder("ana").resolve("huge.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(TOO_BIG_TO_BE_FAST);
        }
        return file;
    }

    private static AgentProgram connect(String user) {
        AgentProgram agent = AGENTS.get(user);
        if (agent == null || !agent.program().isRunning()) {
            Map<String, String> settings = Map.of("LONJA_PEER_DOWNLOAD_EXISTING", "overwrite");
            agent = stage.startAgent(user, registry.port(), settings);
            AGENTS.put(user, agent);
        }
        assertThat(agent.ask("REGISTER " + user)).isEqualTo("REGISTER OK\n");
        assertThat(agent.ask("CONNECT " + user)).isEqualTo("CONNECT OK\n");
        return agent;
    }

    private static int portOf(String user) throws IOException {
        List<String> users = PlainSocketClient.classic(registry.port()).list(3, "LIST_USERS", user);
        return Integer.parseInt(users.get(users.indexOf(user) + 2));
    }

    private static List<String> filesOf(String user) throws IOException {
        try (Stream<Path> files = Files.list(stage.folder(user))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static long sizeOfAll(String user) throws IOException {
        try (Stream<Path> files = Files.list(stage.folder(user))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
