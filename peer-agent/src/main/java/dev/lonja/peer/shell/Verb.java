package dev.lonja.peer.shell;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.spelling.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first word of a command, and the arguments after it. */
enum Verb {
    REGISTER(key("Adds a user."), Argument.ANY_USER),
    UNREGISTER(key("Removes a user and its listing."), Argument.OWN_USER),
    CONNECT(key("Connects a user, serves its files."), Argument.ANY_USER),
    DISCONNECT(key("Ends a user's presence."), Argument.OWN_USER),
    PUBLISH(key("Publishes a local file."), Argument.LOCAL_FILE, Argument.DESCRIPTION),
    DELETE(key("Removes a file from the listing."), Argument.OWN_FILE),
    LIST_USERS(key("Lists the connected users.")),
    LIST_CONTENT(key("Lists what a user published."), Argument.OWNER),
    SEARCH(key("Finds files of all users by words."), Argument.WORDS),
    GET_FILE(key("Fetches a file from its owner."), Argument.OWNER, Argument.REMOTE_FILE, Argument.TARGET),
    DOWNLOADS(key("Lists the downloads begun with &.")),
    CANCEL(key("Ends a download begun with &."), Argument.NUMBER),
    HELP(key("Lists or explains the commands."), Argument.COMMAND),
    QUIT(key("Disconnects and leaves."));

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

    /** Finds the verb that was meant by a word which is none: by its meaning in other programs, or by its spelling. */
    static Optional<Verb> findMeant(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(verb -> verb.otherWords().contains(plain))
                .findFirst()
                .or(() -> Nearest.find(word, names()).map(Verb::valueOf));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Verb::name).toList();
    }

    String purpose() {
        return text(purpose);
    }

    /** The argument at that place after the verb, counted from 0. */
    Optional<Argument> argument(int place) {
        return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
    }

    /** The first argument that is missing after so many. */
    String argumentAfter(int given) {
        return argument(given).map(Argument::placeholder).orElse("");
    }

    /** How the command is written: {@code GET_FILE <owner> <remote-path> <local-path>}. */
    String usage() {
        return arguments.stream()
                .map(argument -> " " + argument.placeholder())
                .collect(Collectors.joining("", name(), ""));
    }

    /** What HELP says about this command besides its purpose. */
    List<String> details() {
        return this == GET_FILE
                ? List.of(
                        text("  <remote-path>  a path, the end of one, a folder, or a pattern: * ? **"),
                        text("  <local-path>   a file or a folder; - is standard output"),
                        text("  &              at the end: fetches while you type other commands"))
                : List.of();
    }

    /** Words with this meaning in other programs: shells, FTP clients, and the commands for scripts. */
    private List<String> otherWords() {
        return switch (this) {
            case REGISTER -> List.of("signup", "adduser", "useradd", "new", "create");
            case UNREGISTER -> List.of("deluser", "userdel");
            case CONNECT -> List.of("login", "logon", "open", "serve");
            case DISCONNECT -> List.of("logout", "logoff");
            case PUBLISH -> List.of("put", "send", "upload", "share", "add");
            case DELETE -> List.of("rm", "remove", "unpublish", "unshare");
            case LIST_USERS -> List.of("ls", "dir", "list", "who", "users");
            case LIST_CONTENT -> List.of("files", "content", "contents", "ll");
            case SEARCH -> List.of("find", "grep", "locate", "look");
            case GET_FILE -> List.of("get", "fetch", "download", "cp", "cat");
            case DOWNLOADS -> List.of("jobs", "queue", "transfers", "progress");
            case CANCEL -> List.of("kill", "abort");
            case HELP -> List.of("man", "h", "commands", "usage", "info");
            case QUIT -> List.of("exit", "bye", "close", "end", "stop", "q", ":q", ":q!", "x");
        };
    }
}
