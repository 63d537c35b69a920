package dev.lonja.peer.console;

import java.io.Console;

/** Finds out whether this process runs on a terminal. */
public final class Terminals {
    private Terminals() {}

    /**
     * Whether both standard input and standard output are a terminal. From Java 22 on, {@code System.console()} returns a
     * console even without a terminal, and {@code isTerminal} says which.
     */
    public static boolean isTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderRelease) {
            return true;
        } catch (ReflectiveOperationException hidden) {
            return false;
        }
    }

    /** Whether there is a terminal that can clear a line. */
    public static boolean canClearLines() {
        return isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
