package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.protocol.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command loop at a terminal, key by key. */
class TerminalLinesTest {
    private static final long END_MILLIS = 20_000;

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private FakeRegistry registry;
    private ShellFixture agent;
    private Keyboard keyboard;
    private Thread loop;

    @BeforeEach
    void connectAna() throws IOException {
        folder = folder.toRealPath();
        registry = new FakeRegistry();
        agent = new ShellFixture(registry.port(), data);
        agent.agent().register("ana");
        agent.agent().connect("ana");
        keyboard = new Keyboard(Size.of(100, 30));
        loop = new Thread(() -> agent.serve(keyboard.terminal()), "loop");
        loop.start();
        keyboard.awaitOnScreen("c>");
    }

    @AfterEach
    void stop() throws Exception {
        keyboard.press(Keyboard.CTRL_D);
        loop.join(END_MILLIS);
        assertThat(loop.isAlive()).isFalse();
        keyboard.close();
        agent.close();
        registry.close();
    }

    @Test
    void cancelsADownloadAtCtrlCLeavesNothingAndGoesOn() throws IOException {
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\0001000\0half of it".getBytes(StandardCharsets.UTF_8));
            ScriptedServer.keepOpen(socket);
        })) {
            registry.force(Operation.LIST_USERS, "\0001\0slow\000127.0.0.1\000" + owner.port() + "\0");
            keyboard.press("GET_FILE slow /big " + folder + "/copy" + Keyboard.ENTER);
            await("the download runs").until(() -> !files().isEmpty());

            keyboard.press(Keyboard.CTRL_C);

            await("it ends").until(() -> agent.output().contains("GET_FILE FAIL\n"));
            assertThat(files()).isEmpty();
            assertThat(agent.errors()).contains("cancelled");
        }
        registry.obeyAgain();
        keyboard.press("LIST_CONTENT ana" + Keyboard.ENTER);
        await("the next command").until(() -> agent.output().contains("LIST_CONTENT OK\n"));
    }

    @Test
    void discardsTheLineAtCtrlC() throws IOException {
        keyboard.press("REGISTER wrong");
        keyboard.awaitOnScreen("wrong");

        keyboard.press(Keyboard.CTRL_C);
        keyboard.press("REGISTER bob" + Keyboard.ENTER);

        await("the next line").until(() -> agent.output().contains("REGISTER OK\n"));
        assertThat(registry.requests()).contains("REGISTER bob").doesNotContain("REGISTER wrong");
    }

    @Test
    void answersHelpAndWrongCommandsBeforeTheNextPrompt() throws IOException {
        keyboard.press("HELP" + Keyboard.ENTER);
        await("the help").until(() -> agent.output().contains(Verb.QUIT.purpose()));

        keyboard.press("FETCH" + Keyboard.ENTER);
        await("the error").until(() -> agent.output().contains("Syntax error"));
    }

    @Test
    void showsThePromptOnATerminalThatDoesNotKnowItsSize() throws Exception {
        try (var unsized = new Keyboard(Size.of(0, 0))) {
            var other = new Thread(() -> agent.serve(unsized.terminal()), "unsized");
            other.start();

            unsized.awaitOnScreen("c> ");

            unsized.press(Keyboard.CTRL_D);
            other.join(END_MILLIS);
            assertThat(other.isAlive()).isFalse();
        }
    }

    @Test
    void completesEveryWordOfACommandQuotedWhereItMustBe() throws IOException {
        Path file = Files.writeString(folder.resolve("boats.txt"), "the new one");
        Path copy = Files.writeString(folder.resolve("my copy.txt"), "the old one");
        agent.agent().publish(file.toString(), "");

        keyboard.press("get" + Keyboard.TAB + "a" + Keyboard.TAB + "boats" + Keyboard.TAB + folder + "/my"
                + Keyboard.TAB + Keyboard.ENTER);

        await("the file").until(() -> agent.output().contains("GET_FILE OK\n"));
        assertThat(copy).hasContent("the new one");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
