package dev.lonja.peer.cli;

import dev.lonja.peer.cli.usage.StoredHelp;
import dev.lonja.peer.cli.usage.UsageError;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Reads the command line with plain picocli. */
final class CommandLineReader {
    private CommandLineReader() {}

    /** Returns what the command line asks for. */
    static Start read(String... arguments) {
        if (StoredHelp.isAboutVersion(arguments)) {
            return new Start.Print(PeerVersion.text() + "\n");
        }
        Optional<String> help = StoredHelp.find(arguments);
        return help.isPresent() ? new Start.Print(help.get()) : parse(withoutHelp(arguments));
    }

    /** Help about a command that does not exist is an error: picocli knows no command with the name help. */
    private static String[] withoutHelp(String... arguments) {
        List<String> words = List.of(arguments);
        return words.size() > 1 && words.getFirst().equals("help")
                ? words.subList(1, words.size()).toArray(String[]::new)
                : arguments;
    }

    private static Start parse(String... arguments) {
        CommandLine line = Syntax.line(new PeerOptions().command());
        try {
            List<CommandLine> named = line.parseArgs(withPlaceOfDate(arguments)).asCommandLineList();
            return start(named.getLast());
        } catch (ParameterException wrong) {
            UsageError error = UsageError.of(wrong, arguments);
            String reason = error.reason().replace(PeerOptions.DATE_PLACE, "--dated");
            return new Start.Wrong(new UsageError(error.usage(), reason));
        }
    }

    /** A value that depends on others, or on standard input, is read last. */
    private static Start start(CommandLine command) {
        try {
            return Syntax.start(command);
        } catch (TypeConversionException wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** The flag --dated may have a value, which is attached to it. */
    private static String[] withPlaceOfDate(String... arguments) {
        String[] given = arguments.clone();
        for (int at = 0; at < given.length && !given[at].equals("--"); at++) {
            if (given[at].startsWith("--dated=")) {
                given[at] = PeerOptions.DATE_PLACE + given[at].substring("--dated".length());
            }
        }
        return given;
    }
}
