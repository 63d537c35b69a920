package dev.lonja.peer.console;

import java.io.IOException;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * The terminal of the command loop. What is typed while no line is read, because a command is executed, is not shown then;
 * the terminal keeps it, key by key, and the next lines are made of it. Only Ctrl-C works at once.
 *
 * <p>Threads: the one that executes commands reads; those of downloads may ask questions.
 */
public final class CommandTerminal {
    /** The longest gap between two pieces of the same paste. */
    private static final long PASTE_GAP_MILLIS = 20;

    private final Terminal terminal;
    private final StringBuilder held = new StringBuilder();

    private CommandTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prepares that terminal, which its {@code close} restores. */
    public static CommandTerminal of(Terminal terminal) {
        Attributes attributes = new Attributes(terminal.getAttributes());
        attributes.setLocalFlags(EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON, LocalFlag.IEXTEN), false);
        // Ctrl-C is a signal, and leaves what was typed before it.
        attributes.setLocalFlags(EnumSet.of(LocalFlag.ISIG, LocalFlag.NOFLSH), true);
        attributes.setControlChar(ControlChar.VMIN, 1);
        attributes.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(attributes);
        return new CommandTerminal(terminal);
    }

    /** The terminal itself. */
    public Terminal terminal() {
        return terminal;
    }

    /** Holds back what has been typed so far: it cannot answer a question that is asked only now. */
    synchronized void hold() {
        try {
            while (terminal.reader().peek(PASTE_GAP_MILLIS) >= 0) {
                held.append((char) terminal.reader().read());
            }
        } catch (IOException ended) {
            // Whoever reads the next line finds the end too.
        }
    }

    /** What was held back since the last call. */
    public synchronized String takeHeld() {
        String all = held.toString();
        held.setLength(0);
        return all;
    }
}
