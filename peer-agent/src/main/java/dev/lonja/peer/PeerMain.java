package dev.lonja.peer;

import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.peer.oneshot.OneShots;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where the peer agent starts.
 *
 * <p>The command line is read before Quarkus: help, usage errors and commands for scripts need none of it, and answer in
 * a fraction of the time.
 */
@QuarkusMain
public final class PeerMain {
    private PeerMain() {}

    /** Runs the agent; ends the process with 0, with 2 if the command line is wrong, or as docs/cli.md says. */
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        switch (CommandLineReader.read(out, err, arguments)) {
            case Start.Exit(int code) -> System.exit(code);
            case Start.Once(OneShot command, Map<String, String> settings, boolean json) ->
                System.exit(OneShots.run(command, settings, json));
            case Start.Run(Map<String, String> settings) -> {
                settings.forEach(System::setProperty);
                Quarkus.run(PeerApplication.class, arguments);
            }
        }
    }
}
