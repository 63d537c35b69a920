package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.CommandTerminal;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.OverwritePrompt;
import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.protocol.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.reader.impl.completer.NullCompleter;
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

    private TerminalSession session;
    private FakeRegistry registry;
    private ShellFixture agent;
    private Keyboard keyboard;

    @BeforeEach
    void open() throws IOException {
        folder = folder.toRealPath();
        session = new TerminalSession(data);
        registry = session.registry;
        agent = session.agent;
        keyboard = session.keyboard;
    }

    @AfterEach
    void close() throws Exception {
        session.close();
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
    void keepsWhatIsTypedDuringADownloadUnseenAndExecutesItAfterwards() throws IOException {
        var asked = new CountDownLatch(1);
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            asked.countDown();
            ScriptedServer.keepOpen(socket);
        })) {
            registry.force(Operation.LIST_USERS, "\0001\0slow\000127.0.0.1\000" + owner.port() + "\0");
            keyboard.press("GET_FILE slow /big " + folder + "/copy" + Keyboard.ENTER);
            await("the download runs").until(() -> asked.getCount() == 0);

            keyboard.press("REGISTER bob" + Keyboard.ENTER + "REGISTER eve" + Keyboard.ENTER + "REGISTER jo");
            keyboard.awaitTyped();
            assertThat(keyboard.screen()).doesNotContain("bob");
            keyboard.press(Keyboard.CTRL_C);

            await("the lines in order").until(() -> registry.requests().contains("REGISTER eve"));
            keyboard.press("an" + Keyboard.ENTER);
            await("the line that was begun").until(() -> registry.requests().contains("REGISTER joan"));
        }
        assertThat(registry.requests()).containsSubsequence("REGISTER bob", "REGISTER eve", "REGISTER joan");
        assertThat(agent.output()).contains("GET_FILE FAIL\nREGISTER OK\nREGISTER OK\nREGISTER OK\n");
    }

    @Test
    void executesPastedLinesInOrderAndLeavesTheLastOneOpen() throws IOException {
        String lines = IntStream.range(0, 10)
                .mapToObj(user -> "REGISTER u" + user + "\r")
                .collect(Collectors.joining());

        keyboard.press("\033[200~" + lines + "REGISTER\t\033[201~u10" + Keyboard.ENTER);

        await("the last line").until(() -> registry.requests().contains("REGISTER u10"));
        assertThat(registry.requests().stream().filter(each -> each.startsWith("REGISTER u")))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 10)
                        .mapToObj(user -> "REGISTER u" + user)
                        .toList());
    }

    @Test
    void asksAPersonAndNotWhatWasTypedBefore() throws Exception {
        try (var other = new Keyboard(Size.of(80, 24))) {
            CommandTerminal terminal = CommandTerminal.of(other.terminal());
            other.press("yes" + Keyboard.ENTER);
            other.awaitTyped();
            var answer = CompletableFuture.supplyAsync(
                    () -> OverwritePrompt.on(terminal).ask(Path.of("/copy")));

            other.awaitOnScreen("overwrite");
            other.press("n" + Keyboard.ENTER);

            assertThat(answer.get()).isEqualTo(OverwriteQuestion.Answer.NO);
            var lines = new TerminalLines(terminal, new NullCompleter(), Colours.NONE, output(), null);
            assertThat(lines.next()).contains("yes");
        }
    }

    @Test
    void asksAboutTheExactNameWithPercentSigns() throws Exception {
        try (var other = new Keyboard(Size.of(80, 24))) {
            CommandTerminal terminal = CommandTerminal.of(other.terminal());
            var answer = CompletableFuture.supplyAsync(
                    () -> OverwritePrompt.on(terminal).ask(Path.of("/año 100% nuevo%0A%N%%.txt")));

            other.awaitOnScreen("overwrite /año 100% nuevo%0A%N%%.txt? [y/N]");
            other.press("y" + Keyboard.ENTER);

            assertThat(answer.get()).isEqualTo(OverwriteQuestion.Answer.YES);
        }
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

    private static ConsoleOutput output() {
        return new ConsoleOutput(System.out, System.err, new ClassicFormat(true));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
