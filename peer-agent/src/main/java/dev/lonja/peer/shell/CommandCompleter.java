package dev.lonja.peer.shell;

import dev.lonja.peer.agent.AgentPresence;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes a verb, and after it what its {@link Argument}s ask for. */
@Singleton
final class CommandCompleter implements Completer {
    private final AgentPresence presence;
    private final KnownNames known;
    private final LocalNames local;

    CommandCompleter(AgentPresence presence, KnownNames known, ShellConfig config) {
        this.presence = presence;
        this.known = known;
        this.local = new LocalNames(config.completion().maxNames());
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line).forEach(candidates::add);
    }

    /** What the word at the cursor could become, of what can be shown and typed; who asks chooses what matches. */
    Stream<Candidate> candidates(ParsedLine line) {
        return names(line).stream()
                .filter(name -> Printable.of(name).equals(name) && TypedLine.canHold(name))
                .map(CommandCompleter::candidate);
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
            case ANY_USER, DESCRIPTION -> List.of();
            case OWN_USER ->
                presence.connected().map(AgentPresence.Connected::user).stream().toList();
            case OWNER -> listed(Request.ListUsers::new);
            case OWN_FILE -> listed(user -> new Request.ListContent(user, user));
            case REMOTE_FILE ->
                listed(user -> new Request.ListContent(user, line.words().get(line.wordIndex() - 1)));
            case LOCAL_FILE, TARGET -> local.beginningWith(line.word().substring(0, line.wordCursor()));
        };
    }

    /** What the registry lists for the connected user, if there is one. */
    private List<String> listed(Function<String, Request.FromUser> listing) {
        try {
            return presence.connected()
                    .map(AgentPresence.Connected::user)
                    .map(listing)
                    .map(known::of)
                    .orElseGet(List::of);
        } catch (InvalidFieldException impossible) {
            return List.of();
        }
    }

    /** After a folder the path goes on. */
    private static Candidate candidate(String name) {
        return new Candidate(name, name, null, null, null, null, !name.endsWith("/"));
    }
}
