package dev.lonja.peer;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the command line with plain picocli, and decides whether there is anything to run. */
final class CommandLineReader {

    /** What the command line asks for. */
    sealed interface Start {
        /** Everything has been said already. */
        record Exit(int code) implements Start {}

        /** Open the command loop with these settings over the configured ones. */
        record Run(Map<String, String> settings) implements Start {
            public Run {
                settings = Map.copyOf(settings);
            }
        }
    }

    private CommandLineReader() {}

    static Start read(PrintWriter out, PrintWriter err, String... arguments) {
        PeerOptions options = new PeerOptions();
        ServeOptions serve = new ServeOptions();
        CommandLine line =
                new CommandLine(options).addSubcommand(serve).setOut(out).setErr(err);
        try {
            ParseResult result = line.parseArgs(arguments);
            Optional<Integer> helpGiven = Optional.ofNullable(CommandLine.executeHelpRequest(result));
            Map<String, String> settings = result.hasSubcommand() ? serve.settings() : options.settings();
            return helpGiven.<Start>map(Start.Exit::new).orElseGet(() -> new Start.Run(settings));
        } catch (ParameterException wrong) {
            err.println(wrong.getMessage());
            wrong.getCommandLine().usage(err);
            return new Start.Exit(CommandLine.ExitCode.USAGE);
        }
    }
}
