package dev.lonja.peer.console;

import java.io.Console;

/** Whether a person sits before this process. */
public final class Terminals {
    private Terminals() {}

    /**
     * Whether both standard input and standard output are a terminal. From release 22 on there is a console even
     * without one, and a method that tells.
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

    /** Whether there is a terminal that can take back what it shows on a line. */
    public static boolean canClearLines() {
        return isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
