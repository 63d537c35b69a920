package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import dev.lonja.protocol.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses a typed line: a verb in any case, and arguments, which may be in double quotes to contain spaces. Escapes stand for
 * characters that cannot be seen, in the form in which names are shown.
 */
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
            case REGISTER -> action(verb, 1, words, typed -> new Action.Register(typed.get(0)));
            case UNREGISTER -> action(verb, 1, words, typed -> new Action.Unregister(typed.get(0)));
            case CONNECT -> action(verb, 1, words, typed -> new Action.Connect(typed.get(0)));
            case DISCONNECT -> action(verb, 1, words, typed -> new Action.Disconnect(typed.get(0)));
            case PUBLISH ->
                words.next()
                        .<TypedCommand>map(path ->
                                perform(new Action.Publish(Printable.parse(path), Printable.parse(words.rest()))))
                        .orElseGet(() -> wrong(verb));
            case DELETE -> action(verb, 1, words, typed -> new Action.Delete(typed.get(0)));
            case LIST_USERS -> action(verb, 0, words, typed -> new Action.ListUsers());
            case LIST_CONTENT -> action(verb, 1, words, typed -> new Action.ListContent(typed.get(0)));
            case GET_FILE ->
                action(verb, 3, words, typed -> new Action.GetFile(typed.get(0), List.of(typed.get(1)), typed.get(2)));
            case HELP -> words.all().isEmpty() ? new TypedCommand.Help() : wrong(verb);
            case QUIT -> words.all().isEmpty() ? new TypedCommand.Quit() : wrong(verb);
        };
    }

    private static TypedCommand action(Verb verb, int count, Words words, Function<List<String>, Action> build) {
        List<String> typed = words.all().stream().map(Printable::parse).toList();
        return typed.size() == count ? perform(build.apply(typed)) : wrong(verb);
    }

    private static TypedCommand perform(Action action) {
        return new TypedCommand.Perform(action);
    }

    private static TypedCommand wrong(Verb verb) {
        return new TypedCommand.Wrong("Syntax error. Usage: " + verb.usage());
    }
}
