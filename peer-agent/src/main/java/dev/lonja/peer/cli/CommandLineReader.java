package dev.lonja.peer.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Reads the command line with plain picocli. */
final class CommandLineReader {
    private CommandLineReader() {}

    /** Returns what the command line asks for. Errors and help have been printed then. */
    static Start read(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = Syntax.line(new PeerOptions().command()).setOut(out).setErr(err);
        line.setParameterExceptionHandler((wrong, ignored) -> {
            err.println(wrong.getMessage());
            wrong.getCommandLine().usage(err);
            return CommandLine.ExitCode.USAGE;
        });
        int code = line.execute(arguments);
        if (code != CommandLine.ExitCode.OK) {
            return new Start.Exit(code);
        }
        List<CommandLine> named = line.getParseResult().asCommandLineList();
        return named.getLast().getExecutionResult() instanceof Start start ? start : new Start.Exit(code);
    }
}
