package dev.lonja.peer.console;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The width of the terminal of a process that has no command loop. The terminal is opened when its width is first asked for,
 * because most commands end before that.
 *
 * <p>Threads: any.
 */
public final class TerminalColumns implements IntSupplier {
    private static final int UNKNOWN = 0;

    private @Nullable Terminal terminal;
    private boolean isOpened;

    /** The number of columns now; 0 if it cannot be found out. */
    @Override
    public synchronized int getAsInt() {
        if (!isOpened) {
            isOpened = true;
            terminal = open();
        }
        Terminal open = terminal;
        return open == null ? UNKNOWN : open.getColumns();
    }

    /** Signals are left to Java: Ctrl-C ends the process. */
    private static @Nullable Terminal open() {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .nativeSignals(false)
                    .graphemeCluster(false)
                    .build();
        } catch (IOException | IllegalStateException unavailable) {
            return null;
        }
    }
}
