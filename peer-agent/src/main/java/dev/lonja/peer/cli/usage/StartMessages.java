package dev.lonja.peer.cli.usage;

import dev.lonja.peer.oneshot.JsonReport;
import dev.lonja.protocol.Printable;
import java.io.PrintStream;
import java.util.Arrays;

/** What is said before a command runs: on standard error, in JSON if the report of the command is to be in JSON. */
public final class StartMessages {
    private static final String JSON = "--json";

    private final PrintStream err;
    private final boolean isJson;

    private StartMessages(PrintStream err, boolean isJson) {
        this.err = err;
        this.isJson = isJson;
    }

    /** The messages of the command line with these arguments: it may be so wrong that nothing else can be read from it. */
    public static StartMessages of(PrintStream err, String... arguments) {
        boolean isJson =
                Arrays.stream(arguments).takeWhile(word -> !word.equals("--")).anyMatch(JSON::equals);
        return new StartMessages(err, isJson);
    }

    /** Says why nothing is done; the reason is the last line. */
    public void wrong(UsageError error) {
        if (!isJson) {
            err.println(error.usage());
        }
        wrong(error.reason());
    }

    /** Says why nothing is done. */
    public void wrong(String reason) {
        if (isJson) {
            new JsonReport(err, err).invalid(reason);
        } else {
            err.println(line(reason));
        }
    }

    /** Says something that does not prevent the command. */
    public void note(String text) {
        if (isJson) {
            new JsonReport(err, err).note(text);
        } else {
            err.println(line(text));
        }
    }

    private static String line(String text) {
        return "lonja: " + Printable.message(text);
    }
}
