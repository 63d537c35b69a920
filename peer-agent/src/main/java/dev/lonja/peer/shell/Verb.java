package dev.lonja.peer.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first word of a command, and the arguments after it. */
enum Verb {
    REGISTER("Adds a user.", Argument.ANY_USER),
    UNREGISTER("Removes a user and its listing.", Argument.OWN_USER),
    CONNECT("Connects a user, serves its files.", Argument.ANY_USER),
    DISCONNECT("Ends a user's presence.", Argument.OWN_USER),
    PUBLISH("Publishes a local file.", Argument.LOCAL_FILE, Argument.DESCRIPTION),
    DELETE("Removes a file from the listing.", Argument.OWN_FILE),
    LIST_USERS("Lists the connected users."),
    LIST_CONTENT("Lists what a user published.", Argument.OWNER),
    GET_FILE("Fetches a file from its owner.", Argument.OWNER, Argument.REMOTE_FILE, Argument.TARGET),
    HELP("Shows this list."),
    QUIT("Disconnects and leaves.");

    private final String purpose;
    private final List<Argument> arguments;

    Verb(String purpose, Argument... arguments) {
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

    /** The argument at that place after the verb, counted from 0. */
    Optional<Argument> argument(int place) {
        return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
    }

    /** How the command is written: {@code GET_FILE <owner> <remote-path> <local-path>}. */
    String usage() {
        return arguments.stream()
                .map(argument -> " <" + argument.label() + ">")
                .collect(Collectors.joining("", name(), ""));
    }
}
