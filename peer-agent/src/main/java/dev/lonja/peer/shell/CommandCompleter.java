package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.owner.RemoteNames;
import dev.lonja.protocol.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes a verb, and after it the words that its {@link Argument}s ask for. */
public final class CommandCompleter implements Completer {
    private final Agent agent;
    private final KnownNames known;
    private final LocalNames local = new LocalNames(CompletionLimits.DEFAULT.maxNames());

    /** A completer with the names that are known. */
    public CommandCompleter(Agent agent, KnownNames known) {
        this.agent = agent;
        this.known = known;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line).forEach(candidates::add);
    }

    /**
     * The words for the place of the cursor in the form in which they can be typed. The line reader picks
     * those that match.
     */
    Stream<Candidate> candidates(ParsedLine line) {
        return names(line).stream().map(TypedLine::typable).map(CommandCompleter::candidate);
    }

    /** The line in which the words of a name with spaces, typed without quotes, are one word. */
    TypedLine joined(TypedLine line) {
        Optional<Verb> verb = Verb.find(line.words().getFirst());
        int first = verb.map(known -> firstOfName(known, line.words())).orElse(Integer.MAX_VALUE);
        Optional<TypedLine> joined = line.joinedFrom(first);
        return joined.filter(name -> !verb.equals(Optional.of(Verb.GET_FILE)) || continuesRemoteName(line, name, first))
                .orElse(line);
    }

    /** The index of the first word of an argument that is a name and may have spaces; the largest int if there is none. */
    private static int firstOfName(Verb verb, List<String> words) {
        return switch (verb) {
            case PUBLISH, DELETE -> CommandParser.hasFlag(words) ? 2 : 1;
            case GET_FILE -> 2;
            case REGISTER,
                    UNREGISTER,
                    CONNECT,
                    DISCONNECT,
                    LIST_USERS,
                    LIST_CONTENT,
                    SEARCH,
                    DOWNLOADS,
                    CANCEL,
                    HELP,
                    QUIT -> Integer.MAX_VALUE;
        };
    }

    /** Whether the last word continues the remote name; otherwise the name has ended before it, and it begins the local path. */
    private boolean continuesRemoteName(TypedLine line, TypedLine joined, int first) {
        List<String> remote = names(Argument.REMOTE_FILE, joined).stream()
                .map(name -> TypedLine.typable(name).toLowerCase(Locale.ROOT))
                .toList();
        String whole = joined.word().substring(0, joined.wordCursor()).toLowerCase(Locale.ROOT);
        int begin = line.parts().get(first).start();
        int end = line.parts().get(line.wordIndex() - 1).end();
        String before = line.line().substring(begin, end).toLowerCase(Locale.ROOT);
        return remote.stream().anyMatch(name -> name.contains(whole))
                && remote.stream().noneMatch(name -> name.equals(before) || name.endsWith("/" + before));
    }

    private List<String> names(ParsedLine line) {
        if (line.wordIndex() == 0) {
            return Verb.names();
        }
        return Verb.find(line.words().get(0))
                .flatMap(verb -> verb.argument(argumentIndex(verb, line)))
                .map(argument -> names(argument, line))
                .orElseGet(List::of);
    }

    /** The index of the argument at the cursor. A flag is no argument; after a remote name of several words comes the local path. */
    private static int argumentIndex(Verb verb, ParsedLine line) {
        int index = line.wordIndex() - 1;
        return switch (verb) {
            case GET_FILE -> Math.min(index, 2);
            case PUBLISH, DELETE -> CommandParser.hasFlag(line.words()) ? index - 1 : index;
            case REGISTER,
                    UNREGISTER,
                    CONNECT,
                    DISCONNECT,
                    LIST_USERS,
                    LIST_CONTENT,
                    SEARCH,
                    DOWNLOADS,
                    CANCEL,
                    HELP,
                    QUIT -> index;
        };
    }

    private List<String> names(Argument argument, ParsedLine line) {
        return switch (argument) {
            case ANY_USER, DESCRIPTION, WORDS, NUMBER -> List.of();
            case OWN_USER -> agent.user().stream().toList();
            case OWNER -> known.of(new Action.ListUsers());
            case OWN_FILE ->
                agent.user()
                        .map(user -> RemoteNames.completing(line.word(), known.of(new Action.ListContent(user))))
                        .orElseGet(List::of);
            case REMOTE_FILE ->
                RemoteNames.completing(
                        line.word(),
                        known.of(new Action.ListContent(
                                Printable.parse(line.words().get(line.wordIndex() - 1)))));
            case LOCAL_FILE, TARGET ->
                local.beginningWith(Printable.parse(line.word().substring(0, line.wordCursor())));
            case COMMAND -> Verb.names();
        };
    }

    /** A candidate; after a folder the path goes on, so no space follows. */
    private static Candidate candidate(String name) {
        return new Candidate(name, name, null, null, null, null, !name.endsWith("/"));
    }
}
