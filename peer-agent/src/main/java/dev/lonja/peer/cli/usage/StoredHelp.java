package dev.lonja.peer.cli.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The help about the agent and about each of its commands. These are the texts that picocli composes from the options, stored
 * as files because composing them takes longer than the start of Java, and because the launcher prints them without Java.
 */
public final class StoredHelp {
    private static final List<String> QUESTIONS = List.of("-h", "--help", "-?");
    private static final List<String> VERSION = List.of("-V", "--version", "version");
    private static final String HELP = "help";
    private static final String AGENT = "peer";

    private StoredHelp() {}

    /** The text that the arguments ask for; empty if they ask for none, or about a command that does not exist. */
    public static Optional<String> find(String... arguments) {
        List<String> words =
                Arrays.stream(arguments).takeWhile(word -> !word.equals("--")).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean asks = words.getFirst().equals(HELP);
        if (!asks && words.stream().noneMatch(QUESTIONS::contains)) {
            return Optional.empty();
        }
        List<String> about = asks ? words.subList(1, words.size()) : words;
        Optional<String> topic = about.stream()
                .filter(StoredHelp::isName)
                .flatMap(word -> read(word).stream())
                .findFirst();
        boolean isAboutTheAgent = about.isEmpty()
                || about.getFirst().startsWith("-")
                || about.getFirst().equals(HELP);
        return topic.or(() -> isAboutTheAgent ? read(AGENT) : Optional.empty());
    }

    /** Whether the arguments ask for the version. */
    public static boolean isAboutVersion(String... arguments) {
        return arguments.length == 1 && VERSION.contains(arguments[0]);
    }

    private static boolean isName(String word) {
        return !word.isEmpty() && word.chars().allMatch(character -> character >= 'a' && character <= 'z');
    }

    private static String folder() {
        return Texts.language() == Language.ENGLISH
                ? "help/"
                : "help/" + Texts.language().code() + "/";
    }

    private static Optional<String> read(String topic) {
        try (InputStream file = StoredHelp.class.getResourceAsStream(folder() + topic + ".txt")) {
            return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
