package dev.lonja.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A document for users, with the commands that it tells them to type. */
public enum Guide {
    ENGLISH("README.md"),
    SPANISH("docs/es/README.md"),
    COMMAND_LINE("docs/cli.md");

    /** A command of the launcher, without what the shell reads itself: comments, pipes and redirections. */
    private static final Pattern COMMAND = Pattern.compile("(?:\\./|`)lonja ([^#|<>&)`\n]*)");

    private static final Pattern TYPED = Pattern.compile("(?m)^c> (.*)\n((?:(?!c>|```).*\n)*)");
    private static final Pattern LONG_OPTION = Pattern.compile("(?<![\\w-])--[a-z][-a-z]+");
    private static final Pattern SYMPTOM = Pattern.compile("(?m)^\\| `([^`]*)`");

    private final Path file;

    Guide(String path) {
        file = Path.of("..", path);
    }

    /**
     * A line typed at the prompt of the agent.
     *
     * @param answer what is printed until the next prompt
     */
    public record Typed(String line, String answer) {
        /** The first word. */
        public String verb() {
            return line.split(" ", 2)[0];
        }
    }

    /** The words after {@code ./lonja} of each command; an ellipsis stands for words that do not matter. */
    public List<List<String>> commands() {
        return COMMAND.matcher(text())
                .results()
                .map(found -> found.group(1).replaceAll("['\"]", "").replace("-p PORT", "-p 5500"))
                .filter(command -> !command.contains("…"))
                .map(command -> List.of(command.strip().split(" +")))
                .toList();
    }

    /** The words after {@code ./lonja peer} of each command. */
    public List<List<String>> agentCommands() {
        return commands().stream()
                .filter(words -> words.getFirst().equals("peer"))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }

    /** The lines that are typed at the prompt of the agent. */
    public List<Typed> typed() {
        return TYPED.matcher(text())
                .results()
                .map(found -> new Typed(found.group(1), found.group(2)))
                .toList();
    }

    /** The long options that the document names. */
    public List<String> options() {
        return LONG_OPTION
                .matcher(text())
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** The messages in the first column of tables. */
    public List<String> symptoms() {
        return SYMPTOM.matcher(text()).results().map(found -> found.group(1)).toList();
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
