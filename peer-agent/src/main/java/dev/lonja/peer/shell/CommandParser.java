package dev.lonja.peer.shell;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.local.LocalName;
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
    private static final List<String> RECURSIVE = List.of("-r", "-R", "--recursive");
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
            return new TypedCommand.Wrong(
                    "Syntax error.",
                    text("the double quote before '%s' is not closed", Printable.of(shortened(unclosed.word()))));
        }
    }

    private static TypedCommand command(Verb verb, Words words) {
        return switch (verb) {
            case REGISTER -> action(verb, 1, words, typed -> new Action.Register(typed.get(0)));
            case UNREGISTER -> action(verb, 1, words, typed -> new Action.Unregister(typed.get(0)));
            case CONNECT -> action(verb, 1, words, typed -> new Action.Connect(typed.get(0)));
            case DISCONNECT -> action(verb, 1, words, typed -> new Action.Disconnect(typed.get(0)));
            case PUBLISH -> publish(words);
            case DELETE -> delete(words);
            case LIST_USERS -> action(verb, 0, words, typed -> new Action.ListUsers());
            case LIST_CONTENT -> action(verb, 1, words, typed -> new Action.ListContent(typed.get(0)));
            case SEARCH -> {
                String typed = Printable.parse(words.rest());
                yield typed.isEmpty() ? wrong(verb, 0, 1) : perform(new Action.Search(typed));
            }
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
                        text("'%s' is not the number of a download; DOWNLOADS lists them", shortened(typed)));
    }

    /** The first word is the path and the rest its description, unless the whole rest of the line is the name of a file. */
    private static TypedCommand publish(Words words) {
        boolean isRecursive = takeRecursive(words);
        String line = Printable.parse(words.upcoming());
        if (words.isNextPlain() && LocalName.matchesSomething(line)) {
            return perform(new Action.Publish(List.of(line), "", isRecursive));
        }
        Optional<String> path = words.next();
        if (path.isEmpty()) {
            return wrong(Verb.PUBLISH, 0, 1);
        }
        String rest = Printable.parse(words.rest());
        boolean isFlag = RECURSIVE.contains(rest);
        return perform(
                new Action.Publish(List.of(Printable.parse(path.get())), isFlag ? "" : rest, isRecursive || isFlag));
    }

    /** DELETE takes one path: more words than one are a name with spaces, or a line of a listing. */
    private static TypedCommand delete(Words words) {
        boolean isRecursive = takeRecursive(words);
        if (words.isNextPlain()) {
            return perform(new Action.Delete(List.of(Printable.parse(words.rest())), isRecursive));
        }
        List<String> typed = words.all().stream().map(Printable::parse).toList();
        return typed.size() == 1 ? perform(new Action.Delete(typed, isRecursive)) : wrong(Verb.DELETE, typed.size(), 1);
    }

    /** Whether the first argument says that a folder means the files below it. */
    static boolean hasFlag(List<String> words) {
        return words.size() > 2 && RECURSIVE.contains(words.get(1));
    }

    private static boolean takeRecursive(Words words) {
        boolean isGiven = RECURSIVE.stream()
                .anyMatch(flag ->
                        words.upcoming().equals(flag) || words.upcoming().startsWith(flag + " "));
        if (isGiven && !LocalName.exists(Printable.parse(words.upcoming()))) {
            words.next();
            return true;
        }
        return false;
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
        } else if (verb.argument(0).filter(Argument::isUser).isPresent()) {
            reason = text("%s takes one user, whose name has no spaces", verb);
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
