package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.owner.RemoteNames;
import dev.lonja.protocol.Printable;
import java.util.List;
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

    private List<String> names(ParsedLine line) {
        if (line.wordIndex() == 0) {
            return Verb.names();
        }
        return Verb.find(line.words().get(0))
                .flatMap(verb -> verb.argument(line.wordIndex() - 1))
                .map(argument -> names(argument, line))
                .orElseGet(List::of);
    }

    private List<String> names(Argument argument, ParsedLine line) {
        return switch (argument) {
            case ANY_USER, DESCRIPTION, NUMBER -> List.of();
            case OWN_USER -> agent.user().stream().toList();
            case OWNER -> known.of(new Action.ListUsers());
            case OWN_FILE ->
                agent.user().map(user -> known.of(new Action.ListContent(user))).orElseGet(List::of);
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
