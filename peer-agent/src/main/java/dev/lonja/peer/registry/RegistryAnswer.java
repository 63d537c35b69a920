package dev.lonja.peer.registry;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reply to a request, with notes for a person.
 *
 * @param reply the reply; made here when the other side could not be reached or was not asked
 * @param notes reasons and warnings, a sentence each
 * @param isPartial whether entries of a listing were left out, as invalid or beyond the announced count; a note says so
 * @param isRefusal whether the other side was reached and did not do what was asked: it answered that it failed, or with no valid
 *     reply
 * @param details what the registry says besides, in a session
 */
public record RegistryAnswer(Reply reply, List<String> notes, boolean isPartial, boolean isRefusal, Details details) {
    public RegistryAnswer {
        notes = List.copyOf(notes);
    }

    /** A whole reply with notes. */
    public RegistryAnswer(Reply reply, List<String> notes) {
        this(reply, notes, false, false, Details.NONE);
    }

    /** A reply without notes. */
    public static RegistryAnswer of(Reply reply) {
        return new RegistryAnswer(reply, List.of());
    }

    /** A reply that consists of a status, with its reason. */
    public static RegistryAnswer of(Operation operation, Outcome outcome, String reason) {
        return new RegistryAnswer(new Reply.Status(operation, outcome), List.of(reason));
    }

    /** The same answer with another note. */
    public RegistryAnswer with(String note) {
        return new RegistryAnswer(
                reply, Stream.concat(notes.stream(), Stream.of(note)).toList(), isPartial, isRefusal, details);
    }

    /** The same answer as one with entries left out, with a note about them. */
    public RegistryAnswer asPartial(String note) {
        RegistryAnswer noted = with(note);
        return new RegistryAnswer(noted.reply, noted.notes, true, isRefusal, details);
    }

    /** The same answer as a refusal. */
    public RegistryAnswer asRefusal() {
        return new RegistryAnswer(reply, notes, isPartial, true, details);
    }

    /** The same answer with what a session says besides. */
    public RegistryAnswer with(Details more) {
        return new RegistryAnswer(reply, notes, isPartial, isRefusal, more);
    }

    /** The outcome and the notes in one line, to be part of another note. */
    public String summary() {
        return String.join(
                "; ",
                Stream.concat(Stream.of(reply.outcome().name()), notes.stream()).toList());
    }

    /** Whether the notes of a listing say something about its entries, and not only about the registry. */
    public boolean hasRemarks() {
        return isPartial || !notes.isEmpty() && !(details instanceof Details.None);
    }

    /** Whether the reply has that outcome. */
    public boolean is(Outcome outcome) {
        return reply.outcome() == outcome;
    }
}
