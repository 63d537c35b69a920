package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jline.terminal.Size;

/** The command loop of ana, who is connected, at a terminal with a keyboard. */
final class TerminalSession {
    private static final Duration END_TIME = Duration.ofSeconds(20);

    final FakeRegistry registry = new FakeRegistry();
    final ShellFixture agent;
    final Keyboard keyboard = new Keyboard(Size.of(100, 30));
    private final Thread loop;

    /** Starts the loop of an agent with that data folder, and waits for its prompt. */
    TerminalSession(Path data) throws IOException {
        agent = new ShellFixture(registry.port(), data);
        agent.agent().register("ana");
        agent.agent().connect("ana");
        loop = new Thread(() -> agent.serve(keyboard.terminal()), "loop");
        loop.start();
        keyboard.awaitOnScreen("c>");
    }

    /** Waits for the end of the loop. */
    void awaitEnd() throws InterruptedException {
        assertThat(loop.join(END_TIME)).isTrue();
    }

    /** Ends the loop, and waits for its end. */
    void close() throws Exception {
        if (loop.isAlive()) {
            keyboard.press(Keyboard.CTRL_D);
        }
        awaitEnd();
        keyboard.close();
        agent.close();
        registry.close();
    }
}
