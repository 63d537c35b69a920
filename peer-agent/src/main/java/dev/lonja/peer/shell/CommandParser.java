package dev.lonja.peer.shell;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.protocol.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parses a typed line: a verb in any case, and arguments, which may be in double quotes to contain spaces. Escapes stand for
 * characters that cannot be seen, in the form in which names are shown.
 */
final class CommandParser {
    /** What a line begins with when it was copied together with its prompt. */
    private static final String PROMPT = "c>";

    private static final List<String> QUESTIONS = List.of("?", "-?", "/?", "-h", "--help", "/help");
    private static final int MAX_SHOWN = 40;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private CommandParser() {}

    static TypedCommand parse(String line) {
        var words = new Words(line);
        try {
            Optional<String> first =
                    words.next().filter(word -> !word.equals(PROMPT)).or(words::next);
            if (first.isEmpty()) {
                return new TypedCommand.Nothing();
            }
            String verb = first.get();
            return QUESTIONS.contains(verb)
                    ? new TypedCommand.Help(Optional.empty())
                    : Verb.find(verb).map(known -> command(known, words)).orElseGet(() -> unknown(verb));
        } catch (UnclosedQuoteException unclosed) {
            return new TypedCommand.Wrong("Syntax error.", text("a word has an opening quote (\") and no closing one"));
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
                        .orElseGet(() -> wrong(verb, 0, 1));
            case DELETE -> action(verb, 1, words, typed -> new Action.Delete(typed.get(0)));
            case LIST_USERS -> action(verb, 0, words, typed -> new Action.ListUsers());
            case LIST_CONTENT -> action(verb, 1, words, typed -> new Action.ListContent(typed.get(0)));
            case GET_FILE -> new GetFileParser(words.rest()).parse(given -> wrong(verb, given, 3));
            case DOWNLOADS -> {
                int given = words.all().size();
                yield given == 0 ? new TypedCommand.Downloads() : wrong(verb, given, 0);
            }
            case CANCEL -> cancel(words.all());
            case HELP -> help(words.all());
            case QUIT -> {
                int given = words.all().size();
                yield given == 0 ? new TypedCommand.Quit() : wrong(verb, given, 0);
            }
        };
    }

    private static TypedCommand cancel(List<String> numbers) {
        if (numbers.size() != 1) {
            return wrong(Verb.CANCEL, numbers.size(), 1);
        }
        String typed = numbers.getFirst();
        return NUMBER.matcher(typed).matches()
                ? new TypedCommand.Cancel(Integer.parseInt(typed))
                : new TypedCommand.Wrong(
                        "Syntax error. Usage: " + Verb.CANCEL.usage(),
                        "'%s' is not the number of a download; DOWNLOADS lists them".formatted(shortened(typed)));
    }

    private static TypedCommand help(List<String> about) {
        if (about.size() > 1) {
            return wrong(Verb.HELP, about.size(), 1);
        }
        if (about.isEmpty()) {
            return new TypedCommand.Help(Optional.empty());
        }
        return Verb.find(about.getFirst())
                .<TypedCommand>map(verb -> new TypedCommand.Help(Optional.of(verb)))
                .orElseGet(() -> unknown(about.getFirst()));
    }

    private static TypedCommand action(Verb verb, int count, Words words, Function<List<String>, Action> build) {
        List<String> typed = words.all().stream().map(Printable::parse).toList();
        return typed.size() == count ? perform(build.apply(typed)) : wrong(verb, typed.size(), count);
    }

    private static TypedCommand perform(Action action) {
        return new TypedCommand.Perform(action);
    }

    /** The command with another number of arguments than it takes. */
    private static TypedCommand wrong(Verb verb, int given, int wanted) {
        String reason;
        if (given < wanted) {
            reason = text("%s needs %s; HELP %s explains it", verb, verb.argumentAfter(given), verb);
        } else if (wanted == 0) {
            reason = text("%s takes no argument", verb);
        } else {
            reason = text("%s takes fewer arguments; one with spaces stands in double quotes", verb);
        }
        return new TypedCommand.Wrong("Syntax error. Usage: " + verb.usage(), reason);
    }

    private static TypedCommand unknown(String word) {
        String shown = shortened(word);
        String reason = Verb.findMeant(word)
                .map(meant -> text("there is no command '%s'; did you mean %s?", shown, meant))
                .orElseGet(() -> isOfTheShell(word)
                        ? text(
                                "'%s' is a command of the shell: type QUIT first. HELP lists the commands of this loop",
                                shown)
                        : text("there is no command '%s'; HELP lists the commands", shown));
        return new TypedCommand.Wrong("Syntax error. Usage: " + String.join(" | ", Verb.names()), reason);
    }

    private static String shortened(String word) {
        return word.length() <= MAX_SHOWN ? word : word.substring(0, MAX_SHOWN) + "…";
    }

    private static boolean isOfTheShell(String word) {
        return word.equals("lonja") || word.endsWith("/lonja");
    }
}
