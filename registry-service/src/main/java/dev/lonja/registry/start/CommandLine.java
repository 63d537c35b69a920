package dev.lonja.registry.start;

import dev.lonja.protocol.Field;
import dev.lonja.protocol.spelling.Nearest;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the command line of the registry. It has three options and one command, and so it needs no library, whose classes
 * would make the start slower.
 */
public final class CommandLine {
    private static final String HASH_PASSWORD = "hash-password";
    private static final String STANDARD_INPUT = "--stdin";
    private static final List<String> HELP = List.of("-h", "--help", "-?");
    private static final List<String> VERSION = List.of("-V", "--version");
    private static final List<String> COMMANDS = List.of(HASH_PASSWORD, "help", "version");
    private static final String USAGE =
            "Usage: lonja registry [--port=PORT] [--http-port=PORT] [--data-dir=DIR] (lonja registry --help)";
    private static final String USAGE_OF_HASH =
            "Usage: lonja registry hash-password [--stdin] (lonja help registry hash-password)";

    private final Deque<String> words;
    private final Map<String, String> settings = new HashMap<>();

    private CommandLine(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /** What these arguments ask for. */
    public static Start read(String... arguments) {
        List<String> words = List.of(arguments);
        String first = words.isEmpty() ? "" : words.getFirst();
        if (first.equals("version") || words.stream().anyMatch(VERSION::contains)) {
            return new Start.Print(Texts.version());
        }
        if (first.equals("help") || words.stream().anyMatch(HELP::contains)) {
            return help(words.stream().filter(word -> !HELP.contains(word)).toList());
        }
        try {
            return first.equals(HASH_PASSWORD) ? hash(words.subList(1, words.size())) : new CommandLine(words).serve();
        } catch (WrongWordException wrong) {
            return new Start.Wrong(first.equals(HASH_PASSWORD) ? USAGE_OF_HASH : USAGE, wrong.reason());
        }
    }

    /** Help about nothing, or about a command that exists. */
    private static Start help(List<String> words) {
        List<String> about = words.stream()
                .filter(word -> !word.startsWith("-") && !word.equals("help"))
                .toList();
        if (about.contains(HASH_PASSWORD)) {
            return new Start.Print(Texts.help(HASH_PASSWORD));
        }
        return about.isEmpty() || words.getFirst().startsWith("-")
                ? new Start.Print(Texts.help("registry"))
                : new Start.Wrong(USAGE, unknown(about.getFirst()).reason());
    }

    private static Start hash(List<String> options) throws WrongWordException {
        for (String word : options) {
            if (!word.equals(STANDARD_INPUT)) {
                throw word.startsWith("-")
                        ? unknown(word, List.of(STANDARD_INPUT))
                        : new WrongWordException(
                                "hash-password takes no argument: a password there would be in the history of the shell, and"
                                        + " visible to others; it is asked for");
            }
        }
        return new Start.Hash(!options.isEmpty());
    }

    private Start serve() throws WrongWordException {
        while (!words.isEmpty()) {
            readOption(words.removeFirst());
        }
        return new Start.Serve(settings);
    }

    private void readOption(String word) throws WrongWordException {
        int equals = word.indexOf('=');
        String name = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
        Option option = Option.find(name)
                .orElseThrow(() -> word.startsWith("-") ? unknown(name, Option.names()) : unknown(word));
        String value = name.equals(word) ? value(option) : word.substring(equals + 1);
        if (settings.putIfAbsent(option.setting(), option.checked(value)) != null) {
            throw new WrongWordException(option.shown() + " is given twice");
        }
    }

    private String value(Option option) throws WrongWordException {
        String value = words.pollFirst();
        if (value == null || Option.find(value).isPresent()) {
            throw new WrongWordException(option.shown() + " needs a value");
        }
        return value;
    }

    private static WrongWordException unknown(String option, List<String> options) {
        if (option.startsWith("-D") || option.startsWith("-X")) {
            return new WrongWordException(
                    "'" + option + "' is an option of Java: LONJA_JAVA_OPTIONS in the environment takes those");
        }
        return new WrongWordException("there is no option '" + option + "'" + meant(option, options));
    }

    private static WrongWordException unknown(String command) {
        return new WrongWordException("there is no command '" + command + "'" + meant(command, COMMANDS));
    }

    private static String meant(String word, List<String> words) {
        return Nearest.find(word, words)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** An option with a value, and the setting that it gives. */
    private enum Option {
        PORT("lonja.registry.port", "--port", "-p"),
        HTTP_PORT("quarkus.http.port", "--http-port"),
        DATA_DIR("lonja.data-dir", "--data-dir");

        private final String setting;
        private final List<String> names;

        Option(String setting, String... names) {
            this.setting = setting;
            this.names = List.of(names);
        }

        static Optional<Option> find(String name) {
            return Arrays.stream(values())
                    .filter(option -> option.names.contains(name))
                    .findFirst();
        }

        static List<String> names() {
            return Arrays.stream(values()).map(Option::shown).toList();
        }

        String shown() {
            return names.getFirst();
        }

        String setting() {
            return setting;
        }

        String checked(String value) throws WrongWordException {
            return this == DATA_DIR ? folder(value) : port(value);
        }

        private String port(String value) throws WrongWordException {
            if (PortSettings.isPort(value)) {
                return Integer.toString(Integer.parseInt(value.strip()));
            }
            throw new WrongWordException(shown() + " " + value + " is not a number from 1 to " + Field.MAX_PORT
                    + ", or 0 for any free port");
        }

        /** Shells leave the ~ of {@code --data-dir=~/lonja} as it is. */
        private String folder(String value) throws WrongWordException {
            try {
                String home = System.getProperty("user.home");
                Path folder = value.equals("~") || value.startsWith("~/")
                        ? Path.of(home + value.substring(1))
                        : Path.of(value);
                File file = folder.toFile();
                if (value.isBlank() || file.exists() && !file.isDirectory()) {
                    throw new WrongWordException(shown() + " '" + value + "' is not a folder");
                }
                return folder.toAbsolutePath().normalize().toString();
            } catch (InvalidPathException invalid) {
                throw new WrongWordException(shown() + " '" + value + "' is not the name of a folder");
            }
        }
    }
}
