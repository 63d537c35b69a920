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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads in the background of the command loop at a terminal, key by key. */
class BackgroundTerminalTest {
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
    void announcesTheEndOfADownloadAboveTheLineThatIsTyped() throws IOException {
        var goOn = new CountDownLatch(1);
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\00011\0half of".getBytes(StandardCharsets.UTF_8));
            await().until(() -> goOn.getCount() == 0);
            socket.getOutputStream().write(" it!".getBytes(StandardCharsets.UTF_8));
        })) {
            registry.force(Operation.LIST_USERS, "\0001\0slow\000127.0.0.1\000" + owner.port() + "\0");
            keyboard.press("GET_FILE slow /big " + folder + "/copy &" + Keyboard.ENTER);
            keyboard.awaitOnScreen("download 1 has begun");
            keyboard.press("REGISTER b");
            keyboard.awaitOnScreen("REGISTER b");

            goOn.countDown();
            keyboard.awaitOnScreen("download 1: GET_FILE OK");
            keyboard.press("ob" + Keyboard.ENTER);

            await("the line is whole").until(() -> registry.requests().contains("REGISTER bob"));
        }
        assertThat(folder.resolve("copy")).hasContent("half of it!");
    }

    @Test
    void asksBeforeItQuitsWhileADownloadRuns() throws Exception {
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\0001000\0half of it".getBytes(StandardCharsets.UTF_8));
            ScriptedServer.keepOpen(socket);
        })) {
            registry.force(Operation.LIST_USERS, "\0001\0slow\000127.0.0.1\000" + owner.port() + "\0");
            keyboard.press("GET_FILE slow /big " + folder + "/copy &" + Keyboard.ENTER);
            await("the download runs").until(() -> !files().isEmpty());

            keyboard.press("QUIT" + Keyboard.ENTER);
            keyboard.awaitOnScreen("1 download is running; cancel it and quit? [y/N]");
            keyboard.press("n" + Keyboard.ENTER);
            keyboard.press("REGISTER bob" + Keyboard.ENTER);
            await("the loop goes on").until(() -> registry.requests().contains("REGISTER bob"));

            // The end of the input is asked about too, and once more it is a yes.
            keyboard.press(Keyboard.CTRL_D);
            keyboard.awaitOnScreenTimes(2, "cancel it and quit? [y/N]");
            keyboard.press(Keyboard.CTRL_D);
            session.awaitEnd();

            assertThat(files()).isEmpty();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
