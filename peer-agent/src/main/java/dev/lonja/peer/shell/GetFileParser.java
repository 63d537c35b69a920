package dev.lonja.peer.shell;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.data.HomeFolder;
import dev.lonja.protocol.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Parses the arguments of GET_FILE. All words between the owner and the last one are one name, so that a line of a listing can
 * be pasted as it is. A word {@code &} at the end, not in quotes, is no argument.
 */
final class GetFileParser {
    private static final String IN_BACKGROUND = "&";
    private static final int MIN_WORDS = 3;

    private final String arguments;
    private final boolean isInBackground;

    GetFileParser(String rest) {
        this.isInBackground =
                rest.equals(IN_BACKGROUND) || rest.endsWith(" " + IN_BACKGROUND) || rest.endsWith("\t" + IN_BACKGROUND);
        this.arguments = isInBackground ? rest.substring(0, rest.length() - IN_BACKGROUND.length()) : rest;
    }

    /**
     * The command.
     *
     * @param wrong says that there are only so many arguments
     */
    TypedCommand parse(IntFunction<TypedCommand> wrong) {
        var words = new Words(arguments);
        List<String> texts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        boolean hasQuotes = false;
        while (words.hasNext()) {
            hasQuotes |= words.isNextQuoted();
            starts.add(words.position());
            words.next().ifPresent(texts::add);
            ends.add(words.position());
        }
        int count = texts.size();
        if (count < MIN_WORDS) {
            return wrong.apply(count);
        }
        String typed = hasQuotes || count == MIN_WORDS
                ? String.join(" ", texts.subList(1, count - 1))
                : arguments.substring(starts.get(1), ends.get(count - 2));
        var action = new Action.GetFile(
                Printable.parse(texts.getFirst()),
                List.of(Printable.parse(typed)),
                HomeFolder.expand(Printable.parse(texts.getLast())));
        if (isInBackground) {
            return new TypedCommand.Begin(action);
        }
        boolean isDoubtful = !hasQuotes && (count > MIN_WORDS || isTornApart(typed, texts.getLast()));
        return new TypedCommand.Perform(action, isDoubtful ? hint(typed, texts.getLast()) : "");
    }

    /** Whether the two words look like parts of one name, such as {@code my party.txt}. */
    private static boolean isTornApart(String remote, String local) {
        String name = remote.substring(remote.lastIndexOf('/') + 1);
        return name.indexOf('.') < 0 && local.indexOf('.') > 0;
    }

    private static String hint(String remote, String local) {
        return text(
                "'%s' was taken for the remote path and '%s' for the local path; a name with spaces stands in double quotes",
                Printable.of(remote), Printable.of(local));
    }
}
