package dev.lonja.endtoend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Listener;
import dev.lonja.endtoend.PlainSocketClient;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.SharedRegistry;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One-shot commands, each a process of its own. */
class OneShotIT {
    private static Stage stage;
    private static RegistryProgram registry;

    @BeforeAll
    static void open() {
        stage = Stage.open("lonja-one-shot");
        registry = SharedRegistry.withoutUsers();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void registersOnceAndTellsByItsExitCode() {
        assertThat(run("register", "eva").output()).isEqualTo("REGISTER OK\n");

        ProgramResult again = run("register", "eva");

        assertThat(again.exitCode()).as(again.toString()).isEqualTo(5);
        assertThat(again.output()).isEmpty();
        assertThat(again.error()).isEqualTo("lonja: USERNAME IN USE\n");
    }

    @Test
    void listsBesideARunningAgentAndLeavesItConnected() throws IOException {
        Path file = Files.writeString(stage.folder("ana").resolve("a.txt"), "the content\n");
        try (AgentProgram agent = stage.startAgent("ana", registry.port())) {
            agent.ask("REGISTER ana");
            agent.ask("CONNECT ana");
            agent.ask("PUBLISH a.txt a file of mine");

            ProgramResult files = runBeside("ana", "files", "-u", "ana", "ana", "--json");
            ProgramResult fetched = runBeside("ana", "get", "-u", "ana", "ana", file.toString());

            assertThat(files.output())
                    .startsWith("{\"owner\":\"ana\",\"path\":\"" + file + "\",\"sizeBytes\":12,\"modified\":\"")
                    .endsWith("\",\"description\":\"a file of mine\"}\n");
            assertThat(fetched.exitCode()).as(fetched.toString()).isZero();
            assertThat(stage.folder("script").resolve("a.txt")).hasContent("the content\n");
            Path folder = Files.createDirectory(stage.folder("script").resolve("several"));
            ProgramResult several = runBeside("ana", "get", "-u", "ana", "ana", file.toString(), "/missing", "several");

            assertThat(several.exitCode()).as(several.toString()).isEqualTo(4);
            assertThat(several.output()).isEqualTo("GET_FILE OK\n");
            assertThat(several.error()).startsWith("lonja: GET_FILE FAIL, FILE NOT EXIST\nlonja: /missing: ");
            assertThat(folder.resolve("a.txt")).hasContent("the content\n");
            ProgramResult pattern = runBeside("ana", "get", "-u", "ana", "ana", file.getParent() + "/*.txt", "copies");

            assertThat(pattern.exitCode()).as(pattern.toString()).isZero();
            assertThat(pattern.error()).startsWith("lonja: fetched 1 of 1 files: 12 bytes in ");
            assertThat(stage.folder("script").resolve("copies/a.txt")).hasContent("the content\n");
            assertThat(runBeside("ana", "get", "-u", "ana", "nobody", "/a").exitCode())
                    .isEqualTo(4);
            assertThat(PlainSocketClient.classic(registry.port()).list(3, "LIST_USERS", "ana"))
                    .as("ana is connected still")
                    .anyMatch(entry -> entry.startsWith("ana"));
        }
    }

    @Test
    void leavesNothingWhenItIsToldToEndInTheMiddleOfAFile() throws IOException {
        var client = PlainSocketClient.classic(registry.port());
        client.status("REGISTER", "carla");
        client.status("REGISTER", "slow");
        try (var owner = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            client.status("CONNECT", "slow", Integer.toString(owner.getLocalPort()));
            Program get = launch("get", "-u", "carla", "slow", "/big");
            try (Socket socket = owner.accept()) {
                byte[] half = "\0001000\0half of it".getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(half);
                await().until(() -> !partialFiles().isEmpty());

                ProgramResult result = get.stop();

                assertThat(result.exitCode()).as(result.toString()).isEqualTo(143);
            }
        }
        assertThat(partialFiles()).isEmpty();
        assertThat(stage.folder("script").resolve("big")).doesNotExist();
        assertThat(client.status("LIST_USERS", "carla"))
                .as("carla is not connected")
                .isEqualTo(2);
    }

    @Test
    void saysWhatHelpsInALocaleWithoutUtf8() throws IOException {
        Path share = Files.createDirectory(stage.folder("script").resolve("share"));
        Files.writeString(share.resolve("canción.ogg"), "1");
        Files.writeString(share.resolve("ascii.ogg"), "1");

        ProgramResult skipped = stage.launchAgent(
                        "script", registry.port(), Map.of("LC_ALL", "C"), "skipped", "--share", share.toString())
                .awaitExit();

        assertThat(skipped.exitCode()).as(skipped.toString()).isZero();
        assertThat(skipped.output())
                .startsWith(share + "/canción.ogg: the locale")
                .hasLineCount(1);
        assertThat(skipped.error()).contains("names that are not ASCII", "LC_ALL=C.UTF-8");
    }

    @Test
    void writesToARedirectedOutputAndRemovesWhatAKilledCommandLeft() throws IOException {
        var client = PlainSocketClient.classic(registry.port());
        client.status("REGISTER", "david");
        client.status("REGISTER", "owner");
        try (Listener owner = Listener.open(OneShotIT::serveHalfOfBigAndAllOfSmall)) {
            client.status("CONNECT", "owner", Integer.toString(owner.port()));
            Program killed = launch("get", "-u", "david", "owner", "/big");
            await().atMost(Program.TIMEOUT).until(() -> !partialFiles().isEmpty());
            killed.kill();
            assertThat(partialFiles()).hasSize(1);

            Path out = Files.writeString(stage.folder("script").resolve("out"), "before, ");
            for (String target : List.of("/dev/stdout", "-")) {
                ProgramResult result = stage.launchAgentInto(
                                "script", registry.port(), "out", "get", "-u", "david", "owner", "/small", target)
                        .awaitExit();
                assertThat(result.exitCode()).as(result.toString()).isZero();
                assertThat(result.error()).startsWith("GET_FILE OK\nlonja: sent to standard output: 5 bytes in ");
            }

            assertThat(out).hasContent("before, hellohello");
            assertThat(partialFiles()).isEmpty();
        }
    }

    /** An owner whose connections are also those of the registry, which probes it. */
    private static void serveHalfOfBigAndAllOfSmall(InputStream in, OutputStream out) throws IOException {
        PlainSocketClient.readString(in);
        switch (PlainSocketClient.readString(in)) {
            case "/big" -> {
                out.write("\0001000\0half of it".getBytes(StandardCharsets.UTF_8));
                in.transferTo(OutputStream.nullOutputStream());
            }
            case "/small" -> out.write("\0005\0hello".getBytes(StandardCharsets.UTF_8));
            default -> out.write(1);
        }
    }

    private static List<Path> partialFiles() throws IOException {
        try (Stream<Path> files = Files.list(stage.folder("script"))) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private static ProgramResult run(String... arguments) {
        return launch(arguments).awaitExit();
    }

    /** Runs a command with the data folder of that agent, and so with its key. */
    private static ProgramResult runBeside(String agent, String... arguments) {
        Map<String, String> sameFolder = Map.of(
                "LONJA_DATA_DIR", stage.folder().resolve("state-of-" + agent).toString());
        return stage.launchAgent("script", registry.port(), sameFolder, arguments)
                .awaitExit();
    }

    private static Program launch(String... arguments) {
        return stage.launchAgent("script", registry.port(), Map.of(), arguments);
    }
}
