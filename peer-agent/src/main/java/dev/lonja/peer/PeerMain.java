package dev.lonja.peer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;

/**
 * Where the peer agent starts.
 *
 * <p>The command line is read before Quarkus: help and usage errors need none of it, and answer in a fifth of the time.
 */
@QuarkusMain
public final class PeerMain {
    private PeerMain() {}

    /** Runs the agent; ends the process with 0, or with 2 if the command line is wrong. */
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        switch (CommandLineReader.read(out, err, arguments)) {
            case CommandLineReader.Start.Exit(int code) -> System.exit(code);
            case CommandLineReader.Start.Run(var settings) -> {
                settings.forEach(System::setProperty);
                Quarkus.run(PeerApplication.class, arguments);
            }
        }
    }
}
