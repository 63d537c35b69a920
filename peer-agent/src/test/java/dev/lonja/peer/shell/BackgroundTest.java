package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads in the background of the command loop, where there is no terminal. The owner of /big never sends the rest of it. */
class BackgroundTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final FakeRegistry registry = new FakeRegistry();
    private final ScriptedServer owner = new ScriptedServer(socket -> {
        boolean isBig = ScriptedServer.readStrings(socket, 2).get(1).equals("/big");
        socket.getOutputStream().write((isBig ? "\0001000\0half of it" : "\0005\0hello").getBytes(UTF_8));
        if (isBig) {
            ScriptedServer.keepOpen(socket);
        }
    });
    private ShellFixture agent;

    @BeforeEach
    void connect() throws IOException {
        folder = folder.toRealPath();
        agent = new ShellFixture(registry.port(), data);
        agent.agent().register("ana");
        agent.agent().register("slow");
        agent.agent().connect("ana");
        registry.connect("slow", owner.port());
    }

    @AfterEach
    void close() {
        agent.close();
        owner.close();
        registry.close();
    }

    @Test
    void printsNothingOfADownloadBetweenTheAnswersAndWaitsForItAtTheEndOfTheInput() {
        String output = agent.type(get("/a", "x"), "REGISTER bob", get("/b", "y"));

        assertThat(output).isEqualTo("c> c> REGISTER OK\nc> c> \n");
        assertThat(agent.errors())
                .contains("download 1 has begun", "download 1: GET_FILE OK; saved as " + folder + "/x: 5 bytes in ");
        assertThat(agent.errors()).contains("download 2: GET_FILE OK; saved as " + folder + "/y");
        assertThat(folder.resolve("x")).hasContent("hello");
    }

    @Test
    void cancelsAtQuitAndLeavesNothing() throws IOException {
        begin("x");
        begin("y");

        assertThat(agent.type("QUIT", "REGISTER never")).isEqualTo("c> ");

        assertThat(files()).isEmpty();
        assertThat(agent.errors()).contains("2 downloads are cancelled").doesNotContain("download 1: ");
    }

    @Test
    void listsAndCancelsDownloadsByTheirNumbers() throws IOException {
        begin("x");
        begin("y");

        agent.execute("CANCEL 1");

        assertThat(files()).singleElement().asString().contains(".y.");
        agent.execute("CANCEL 1");
        agent.execute("CANCEL 7");
        agent.execute("DOWNLOADS");
        List<String> lines = agent.output().lines().toList();
        assertThat(lines).startsWith("CANCEL OK", "CANCEL FAIL", "CANCEL FAIL").hasSize(5);
        assertThat(lines.get(3)).matches("1\tslow\t/big\t\\d % of 1.0 kB\t.*/s\tcancelled");
        assertThat(lines.get(4)).matches("2\tslow\t/big\t\\d % of 1.0 kB\t.*/s\trunning");
        assertThat(agent.errors()).contains("download 1 has ended already", "there is no download 7");
    }

    @Test
    void leavesADownloadAloneWhenACommandIsCancelled() throws IOException {
        begin("x");

        agent.agent().agent().cancel();
        agent.execute("DOWNLOADS");

        assertThat(agent.output()).contains("running");
        assertThat(files()).hasSize(1);
    }

    @Test
    void letsFurtherDownloadsWaitAndCancelsThemAtOnce() throws IOException {
        for (int number = 1; number <= 8; number++) {
            begin("x" + number);
        }
        agent.execute(get("/a", "waiting"));

        agent.execute("DOWNLOADS");
        agent.execute("CANCEL 9");
        agent.execute("DOWNLOADS");

        assertThat(agent.output().lines().filter(line -> line.startsWith("9\t")))
                .containsExactly("9\tslow\t/a\t0 bytes\t\twaiting", "9\tslow\t/a\t0 bytes\t\tcancelled");
        assertThat(files()).hasSize(8);
    }

    @Test
    void answersAtOnceWhatCannotBegin() {
        agent.agent().register("bob");
        agent.execute("GET_FILE bob /a " + folder + "/x &");
        agent.execute("GET_FILE nobody /a " + folder + "/x &");
        agent.execute("GET_FILE slow /a - &");
        agent.execute("GET_FILE slow /a/../b x &");
        agent.execute("DOWNLOADS");

        assertThat(agent.output()).isEqualTo("GET_FILE FAIL\n".repeat(4));
        assertThat(agent.errors()).contains("bob is not connected", "there is no user nobody", "cannot run beside it");
    }

    @Test
    void saysWhyADownloadFailedAndReplacesNothingUnasked() throws IOException {
        Files.createDirectory(folder.resolve("folder"));

        agent.type(get("/a", "no/where"), get("/a", "folder/"));

        assertThat(agent.errors())
                .contains("download 1: GET_FILE FAIL; cannot write " + folder + "/no/where: ")
                .contains("download 2: GET_FILE OK; saved as " + folder + "/folder/a");
    }

    /** Begins a download that does not end by itself, and waits until it has written something. */
    private void begin(String name) throws IOException {
        int before = files().size();
        agent.execute(get("/big", name));
        await("the download runs").until(() -> files().size() > before);
    }

    private String get(String path, String name) {
        return "GET_FILE slow " + path + " " + folder + "/" + name + " &";
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
