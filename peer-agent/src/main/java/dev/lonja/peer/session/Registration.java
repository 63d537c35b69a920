package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Invitation;
import dev.lonja.protocol.session.KeyRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests about names and their keys, and the codes that answer some of them. Blocks. */
public final class Registration {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final AgentKey key;

    /** Requests of the agent with that key. */
    public Registration(AgentKey key) {
        this.key = key;
    }

    /** Registers a name. If the connection breaks, the keys of the name tell whether it was registered. */
    RegistryAnswer register(Calls calls, SessionAnswers answers, Request.Register register) throws SessionFailure {
        try {
            return withRecoveryCode(answers, register, calls.call(register, TIMEOUT));
        } catch (SessionFailure failure) {
            if (failure.kind() != Kind.LOST) {
                throw failure;
            }
            Called keys = calls.call(new KeyRequest.ListKeys(register.user()), TIMEOUT);
            if (keys.reply().outcome() == Outcome.NO_SUCH_USER) {
                return withRecoveryCode(answers, register, calls.call(register, TIMEOUT));
            }
            return isOwn(keys)
                    ? RegistryAnswer.of(
                            Operation.REGISTER,
                            Outcome.OK,
                            text("the connection broke, and the recovery code is lost; another device with a code of"
                                    + " \"lonja peer invite\" keeps the name safe"))
                    : RegistryAnswer.of(new Reply.Status(Operation.REGISTER, Outcome.NAME_IN_USE));
        }
    }

    RegistryAnswer keys(Calls calls, SessionAnswers answers, KeyRequest request) throws SessionFailure {
        Called called = calls.call(request, TIMEOUT);
        RegistryAnswer answer = answers.status(request.operation(), called.reply());
        if (!called.isOk()) {
            return answer;
        }
        try {
            return switch (request) {
                case KeyRequest.ListKeys list -> answer.with(new Details.Keys(rows(called)));
                case KeyRequest.Invite invite -> answer.with(new Details.Invited(Invitation.read(called.success())));
                case KeyRequest.Claim claim -> withRecoveryCode(answers, claim, called);
                case KeyRequest.Redeem redeem -> withRecoveryCode(answers, redeem, called);
                case KeyRequest.DropKey drop -> answer;
            };
        } catch (MalformedReplyException malformed) {
            return RegistryAnswer.of(
                    request.operation(),
                    Outcome.FAILED,
                    text("registry %s: %s", answers.registry(), text(malformed.reason())));
        }
    }

    private static RegistryAnswer withRecoveryCode(SessionAnswers answers, Request.FromUser request, Called called) {
        RegistryAnswer answer = answers.status(request.operation(), called.reply());
        String code = called.isOk() ? called.success().text(0) : "";
        return code.isEmpty()
                ? answer
                : answer.with(text(
                        "recovery code of %s: %s – keep it where only you find it; it is shown only now, and gives you the name"
                                + " back if this computer is lost (lonja peer redeem)",
                        request.user(), code));
    }

    private boolean isOwn(Called keys) {
        try {
            KeyId own = key.id();
            return rows(keys).stream().anyMatch(row -> row.key().equals(own));
        } catch (IOException | MalformedReplyException unknown) {
            return false;
        }
    }

    private static List<KeyRow> rows(Called called) throws MalformedReplyException {
        List<KeyRow> rows = new ArrayList<>();
        for (List<String> row : called.rows()) {
            rows.add(KeyRow.read(row));
        }
        return rows;
    }
}
