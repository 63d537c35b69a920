package dev.lonja.peer.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a typed line: a verb in any case, and arguments, which may stand in double quotes to hold spaces. */
final class CommandParser {
    private CommandParser() {}

    static TypedCommand parse(String line) {
        var words = new Words(line);
        try {
            Optional<String> first = words.next();
            if (first.isEmpty()) {
                return new TypedCommand.Nothing();
            }
            return Verb.find(first.get())
                    .map(verb -> command(verb, words))
                    .orElseGet(
                            () -> new TypedCommand.Wrong("Syntax error. Usage: " + String.join(" | ", Verb.names())));
        } catch (UnclosedQuoteException unclosed) {
            return new TypedCommand.Wrong("Syntax error. A word has an opening quote and no closing one.");
        }
    }

    private static TypedCommand command(Verb verb, Words words) {
        return switch (verb) {
            case REGISTER -> exactly(verb, 1, words, typed -> new TypedCommand.Register(typed.get(0)));
            case UNREGISTER -> exactly(verb, 1, words, typed -> new TypedCommand.Unregister(typed.get(0)));
            case CONNECT -> exactly(verb, 1, words, typed -> new TypedCommand.Connect(typed.get(0)));
            case DISCONNECT -> exactly(verb, 1, words, typed -> new TypedCommand.Disconnect(typed.get(0)));
            case PUBLISH ->
                words.next()
                        .<TypedCommand>map(path -> new TypedCommand.Publish(path, words.rest()))
                        .orElseGet(() -> wrong(verb));
            case DELETE -> exactly(verb, 1, words, typed -> new TypedCommand.Delete(typed.get(0)));
            case LIST_USERS -> exactly(verb, 0, words, typed -> new TypedCommand.ListUsers());
            case LIST_CONTENT -> exactly(verb, 1, words, typed -> new TypedCommand.ListContent(typed.get(0)));
            case GET_FILE ->
                exactly(verb, 3, words, typed -> new TypedCommand.GetFile(typed.get(0), typed.get(1), typed.get(2)));
            case HELP -> exactly(verb, 0, words, typed -> new TypedCommand.Help());
            case QUIT -> exactly(verb, 0, words, typed -> new TypedCommand.Quit());
        };
    }

    private static TypedCommand exactly(Verb verb, int count, Words words, Function<List<String>, TypedCommand> build) {
        List<String> typed = words.all();
        return typed.size() == count ? build.apply(typed) : wrong(verb);
    }

    private static TypedCommand wrong(Verb verb) {
        return new TypedCommand.Wrong("Syntax error. Usage: " + verb.usage());
    }
}
