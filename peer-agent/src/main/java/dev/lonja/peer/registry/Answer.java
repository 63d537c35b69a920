package dev.lonja.peer.registry;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a command: the reply of its row, and what a person may want to know besides.
 *
 * @param reply the reply; one that nobody sent when the other side could not be reached, or was not asked
 * @param notes reasons and warnings, a sentence each
 */
public record Answer(Reply reply, List<String> notes) {
    public Answer {
        notes = List.copyOf(notes);
    }

    /** A reply that speaks for itself. */
    public static Answer of(Reply reply) {
        return new Answer(reply, List.of());
    }

    /** An outcome, and why. */
    public static Answer of(Operation operation, Outcome outcome, String reason) {
        return new Answer(new Reply.Status(operation, outcome), List.of(reason));
    }

    /** The same with a further note. */
    public Answer with(String note) {
        return new Answer(reply, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** The outcome and the notes in one line, for another note. */
    public String summary() {
        return String.join(
                "; ",
                Stream.concat(Stream.of(reply.outcome().name()), notes.stream()).toList());
    }

    /** Whether the reply has that outcome. */
    public boolean is(Outcome outcome) {
        return reply.outcome() == outcome;
    }
}
