package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.session.SessionReply;
import java.util.List;

/** Replies of sessions in the words of the classic edition, with the reasons as notes. */
record SessionAnswers(String registry) {

    /** The answer that consists of the outcome. */
    RegistryAnswer status(Operation operation, SessionReply reply) {
        return switch (reply) {
            case SessionReply.Success success -> RegistryAnswer.of(new Reply.Status(operation, Outcome.OK));
            case SessionReply.Failure failure -> failure(operation, failure);
        };
    }

    /** There is no reply. */
    RegistryAnswer unanswered(Operation operation, SessionFailure failure) {
        return RegistryAnswer.of(operation, Outcome.FAILED, text("registry %s: %s", registry, failure.getMessage()));
    }

    private RegistryAnswer failure(Operation operation, SessionReply.Failure failure) {
        Outcome outcome = failure.outcome();
        boolean isPlain = outcome != Outcome.FAILED && operation.outcomes().contains(outcome);
        if (isPlain) {
            return RegistryAnswer.of(new Reply.Status(operation, outcome));
        }
        boolean isKnown = !operation.isIn(Edition.CLASSIC);
        RegistryAnswer answer = RegistryAnswer.of(
                operation, isKnown ? outcome : Outcome.FAILED, text("registry %s: %s", registry, sentence(failure)));
        List<Outcome> passing = List.of(Outcome.BUSY, Outcome.CANCELLED);
        return passing.contains(outcome) ? answer : answer.asRefusal();
    }

    private static String sentence(SessionReply.Failure failure) {
        String reason = failure.reason().isEmpty() ? failure.outcome().name() : failure.reason();
        return switch (failure.outcome()) {
            case FAILED -> text("answered that it failed: %s", reason);
            case NOT_YOURS ->
                text(
                        "this name belongs to other keys than that of this agent (%s); \"lonja peer redeem\" adds it",
                        reason);
            case BUSY -> text("is busy (%s)", reason);
            case TOO_MUCH -> text("a limit is reached: %s", reason);
            case NO_SUCH_CODE -> text("needs a code that is valid: %s", reason);
            default -> reason;
        };
    }
}
