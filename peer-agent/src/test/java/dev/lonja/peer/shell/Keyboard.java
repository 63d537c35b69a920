package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal in memory: a test presses keys and reads the screen. */
final class Keyboard implements AutoCloseable {
    static final String ENTER = "\r";
    static final String TAB = "\t";
    static final String CTRL_C = "\003";
    static final String CTRL_D = "\004";

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Terminal terminal;

    Keyboard(Size size) throws IOException {
        terminal = new ExternalTerminal("memory", "xterm", new PipedInputStream(keys), screen, UTF_8);
        terminal.setSize(size);
    }

    Terminal terminal() {
        return terminal;
    }

    void press(String text) throws IOException {
        keys.write(text.getBytes(UTF_8));
        keys.flush();
    }

    /** Waits until the screen shows that text. Line editing may write a long text in pieces, so use a short one. */
    void awaitOnScreen(String text) {
        await(text + " on the screen").until(() -> screen.toString(UTF_8).contains(text));
    }

    /** Everything that was written to the screen so far. */
    String screen() {
        return screen.toString(UTF_8);
    }

    /** Waits until the keys pressed so far, and not read by anybody yet, have arrived at the terminal. */
    void awaitTyped() {
        await("the keys at the terminal").until(() -> terminal.reader().peek(1) >= 0);
    }

    /** Waits until the screen has shown that text so many times. */
    void awaitOnScreenTimes(int times, String text) {
        await(text + " on the screen again")
                .until(() -> screen.toString(UTF_8).split(Pattern.quote(text), -1).length > times);
    }

    @Override
    public void close() throws IOException {
        keys.close();
        terminal.close();
    }
}
