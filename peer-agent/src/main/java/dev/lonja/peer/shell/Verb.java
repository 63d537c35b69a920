package dev.lonja.peer.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first word of a command, and what follows it. */
enum Verb {
    REGISTER("Adds a user.", "user"),
    UNREGISTER("Removes a user and everything it published.", "user"),
    CONNECT("Makes a user present, and serves what it published here.", "user"),
    DISCONNECT("Ends a user's presence.", "user"),
    PUBLISH("Lists a local file; the description is the rest of the line.", "path", "description…"),
    DELETE("Takes a file off the list.", "path"),
    LIST_USERS("Lists the connected users.", new String[0]),
    LIST_CONTENT("Lists what a user published.", "owner"),
    GET_FILE("Fetches a file from its owner.", "owner", "remote-path", "local-path"),
    HELP("Shows this list.", new String[0]),
    QUIT("Disconnects and leaves.", new String[0]);

    private final String purpose;
    private final List<String> arguments;

    Verb(String purpose, String... arguments) {
        this.purpose = purpose;
        this.arguments = List.of(arguments);
    }

    /** Finds the verb of that name, in any case. */
    static Optional<Verb> find(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(verb -> verb.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Verb::name).toList();
    }

    String purpose() {
        return purpose;
    }

    /** How the command is written: {@code GET_FILE <owner> <remote-path> <local-path>}. */
    String usage() {
        return arguments.stream().map(argument -> " <" + argument + ">").collect(Collectors.joining("", name(), ""));
    }
}
