package dev.lonja.peer.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** Whether standard error is a terminal; where that cannot be seen, it is taken for one. */
    public static boolean isErrorOnTerminal() {
        return isOnTerminal(2, true);
    }

    /** Whether standard output is a terminal, whatever standard input is. */
    public static boolean isOutputOnTerminal() {
        return isOnTerminal(1, isTerminal());
    }

    private static boolean isOnTerminal(int descriptor, boolean otherwise) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException unknown) {
            return otherwise;
        }
    }

    /** Whether there is a terminal that can clear a line. */
    public static boolean canClearLines() {
        return isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
