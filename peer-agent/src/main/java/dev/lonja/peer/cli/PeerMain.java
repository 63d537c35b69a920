package dev.lonja.peer.cli;

import dev.lonja.peer.console.StandardStreams;
import dev.lonja.peer.failure.NameEncoding;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * The entry point of the peer agent.
 *
 * <p>The command line is read before Quarkus starts: help, usage errors and single commands do not need Quarkus, and so they
 * answer in a fraction of the time.
 */
@QuarkusMain
public final class PeerMain {
    private PeerMain() {}

    /** Runs the agent; ends the process with 0, with 2 if the command line is wrong, or as docs/cli.md says. */
    public static void main(String... arguments) {
        Texts.speak(languageFor(arguments));
        if (isHelp(arguments)) {
            System.out.print(HelpText.OF_PEER);
            return;
        }
        if (!NameEncoding.isUtf8()) {
            System.err.println("lonja: names that are not ASCII cannot be shared or fetched: " + NameEncoding.remedy());
        }
        RawArguments.problem(arguments).ifPresent(problem -> {
            System.err.println("lonja: " + problem);
            end(CommandLine.ExitCode.USAGE);
        });
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        switch (CommandLineReader.read(out, err, arguments)) {
            case Start.Exit(int code) -> end(code);
            case Start.Once(OneShot command, Map<String, String> settings, boolean json) ->
                end(new Composition(CommandSettings.read(settings))
                        .runner(command, json)
                        .run(command.action()));
            case Start.Skipped(Path folder, Map<String, String> settings, boolean json) ->
                end(SkippedCommand.of(settings, folder).run(StandardStreams.out(), StandardStreams.err(), json));
            case Start.Run(Map<String, String> settings) -> {
                settings.forEach(System::setProperty);
                Quarkus.run(PeerApplication.class, arguments);
            }
        }
    }

    /** The language of the person; what programs read is always English. */
    private static Language languageFor(String... arguments) {
        return List.of(arguments).contains("--json") ? Language.ENGLISH : Language.of(System.getenv());
    }

    private static boolean isHelp(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--help") || arguments[0].equals("-h"));
    }

    /** Ends the process at once: {@code System.exit} would initialize logging first, which takes longer than most commands. */
    private static void end(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }
}
