package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.spelling.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line.
 *
 * @param usage a line about what is expected
 * @param reason what is wrong, with the nearest word that is right
 */
public record UsageError(String usage, String reason) {
    /** The error that picocli has found in these arguments. */
    public static UsageError of(ParameterException wrong, String... arguments) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        return new UsageError(usage(command), reason(wrong, command, arguments));
    }

    /** How a command is written, without its options: the reason must not be lost behind them. */
    private static String usage(CommandSpec command) {
        String name = command.qualifiedName(" ");
        String parameters = command.subcommands().isEmpty()
                ? command.positionalParameters().stream()
                        .map(UsageError::placeholder)
                        .collect(Collectors.joining())
                : " [COMMAND]";
        return text("Usage: %s (%s --help)", name + " [OPTIONS]" + parameters, name);
    }

    private static String placeholder(PositionalParamSpec parameter) {
        return parameter.required() ? " " + parameter.paramLabel() : " [" + parameter.paramLabel() + "]";
    }

    private static String reason(ParameterException wrong, CommandSpec command, String... arguments) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                unmatched(unmatched.getUnmatched().getFirst(), command);
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() -> missing(missing, List.of(arguments), command);
            default -> PicocliMessage.translated(String.valueOf(wrong.getMessage()));
        };
    }

    private static String missing(MissingParameterException wrong, List<String> arguments, CommandSpec command) {
        List<ArgSpec> missing = wrong.getMissing();
        Optional<String> withoutValue = arguments.stream()
                .filter(word -> isNamed(missing.getFirst(), word))
                .reduce((earlier, later) -> later);
        if (withoutValue.isPresent() && arguments.getLast().equals(withoutValue.get())) {
            return text("option '%s' needs a value", withoutValue.get());
        }
        String message = String.valueOf(wrong.getMessage());
        if (PicocliMessage.isAboutMissingValue(message)) {
            return PicocliMessage.translated(message);
        }
        Optional<String> tooEarly = arguments.stream()
                .takeWhile(word -> command.parent() != null && !word.equals(command.name()))
                .map(UsageError::name)
                .filter(word -> missing.stream().anyMatch(argument -> isNamed(argument, word)))
                .findFirst();
        if (tooEarly.isPresent()) {
            return misplaced(tooEarly.get(), command.name());
        }
        List<ArgSpec> all = allMissing(missing, arguments, command);
        String names = all.stream()
                .map(argument -> argument instanceof OptionSpec option
                        ? option.longestName() + "=" + option.paramLabel()
                        : argument.paramLabel())
                .collect(Collectors.joining(", "));
        boolean lacksUser = all.stream()
                .anyMatch(argument -> argument instanceof OptionSpec option
                        && option.longestName().equals("--user"));
        String reason = all.size() == 1 ? text("%s is missing", names) : text("%s are missing", names);
        return lacksUser ? text("%s; LONJA_PEER_USER in the environment names the user as well", reason) : reason;
    }

    /** The missing arguments: picocli names only the first one that is no option. */
    private static List<ArgSpec> allMissing(List<ArgSpec> missing, List<String> arguments, CommandSpec command) {
        List<ArgSpec> all = new ArrayList<>();
        command.options().stream()
                .filter(option -> option.required() && option.group() == null && option.defaultValue() == null)
                .filter(option ->
                        missing.contains(option) || arguments.stream().noneMatch(word -> isGiven(option, word)))
                .forEach(all::add);
        int firstMissing = missing.stream()
                .filter(PositionalParamSpec.class::isInstance)
                .mapToInt(argument -> ((PositionalParamSpec) argument).index().min())
                .min()
                .orElse(Integer.MAX_VALUE);
        command.positionalParameters().stream()
                .filter(parameter -> parameter.required() && parameter.index().min() >= firstMissing)
                .forEach(all::add);
        return all.isEmpty() ? missing : all;
    }

    private static boolean isGiven(OptionSpec option, String word) {
        return Stream.of(option.names())
                .anyMatch(name -> name.startsWith("--") ? name(word).equals(name) : word.startsWith(name));
    }

    private static boolean isNamed(ArgSpec argument, String name) {
        return argument instanceof OptionSpec option && List.of(option.names()).contains(name);
    }

    private static String misplaced(String option, String command) {
        return text("option '%s' stands after its command, such as '%s'", option, command);
    }

    /** The name of an option that may be written together with its value. */
    private static String name(String word) {
        return word.startsWith("--") ? word.replaceFirst("=.*", "") : word;
    }

    private static String unmatched(String word, CommandSpec command) {
        if (word.startsWith("-") && word.length() > 1) {
            return unknownOption(name(word), command);
        }
        if (word.isEmpty()) {
            return text("an argument is empty");
        }
        return command.subcommands().isEmpty()
                ? text("'%s' is one argument too many; an argument with spaces stands in quotes", word)
                : unknownCommand(word, command);
    }

    private static String unknownOption(String option, CommandSpec command) {
        if (option.startsWith("-D") || option.startsWith("-X")) {
            return text("'%s' is an option of Java: LONJA_JAVA_OPTIONS in the environment takes those", option);
        }
        Optional<String> owner = command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(sub -> sub.optionsMap().containsKey(option))
                .map(CommandSpec::name)
                .findFirst();
        if (owner.isPresent()) {
            return misplaced(option, owner.get());
        }
        return Nearest.find(option, command.optionsMap().keySet())
                .map(meant -> text("there is no option '%s'; did you mean '%s'?", option, meant))
                .orElseGet(() -> text("there is no option '%s'", option));
    }

    /** The command that is near by its spelling, that has this meaning, or the commands of the loop. */
    private static String unknownCommand(String word, CommandSpec command) {
        List<String> names = new ArrayList<>(command.subcommands().keySet());
        names.add("help");
        String plain = word.toLowerCase(Locale.ROOT);
        Optional<String> meant = Meaning.find(plain).or(() -> Nearest.find(word, names));
        if (Stream.of("connect", "disconnect", "quit", "exit").anyMatch(plain::equals)) {
            return text("there is no command '%s'; it belongs to the command loop, which 'lonja peer' starts", word);
        }
        return meant.map(name -> text("there is no command '%s'; did you mean '%s'?", word, name))
                .orElseGet(() -> text("there is no command '%s'", word));
    }

    /** Words that mean a command elsewhere: in the command loop, and in other programs. */
    private enum Meaning {
        USERS("list_users", "who", "list", "ls"),
        FILES("list_content", "content", "dir"),
        GET("get_file", "fetch", "download", "cp"),
        PUBLISH("share", "add", "put", "upload"),
        DELETE("rm", "remove", "unpublish"),
        SERVE("server", "daemon", "run", "start");

        private final List<String> words;

        Meaning(String... words) {
            this.words = List.of(words);
        }

        static Optional<String> find(String word) {
            return Arrays.stream(values())
                    .filter(meaning -> meaning.words.contains(word))
                    .map(meaning -> meaning.name().toLowerCase(Locale.ROOT))
                    .findFirst();
        }
    }
}
