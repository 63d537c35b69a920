package dev.lonja.registry.requests;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.key.Code;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Invitation;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.identity.CurrentRules;
import dev.lonja.registry.identity.KeyReasons;
import dev.lonja.registry.identity.NewCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The requests of sessions about keys and codes. The rules of the operator come first, then the directory decides. New codes are made
 * here, and only the reply contains them; the directory gets their hashes.
 */
@Singleton
class KeyRequests {
    private final GroupCommit writes;
    private final CurrentRules rules;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    KeyRequests(GroupCommit writes, CurrentRules rules) {
        this(writes, rules, Clock.systemUTC());
    }

    KeyRequests(GroupCommit writes, CurrentRules rules, Clock clock) {
        this.writes = writes;
        this.rules = rules;
        this.clock = clock;
    }

    /** Registers the name for the key of the session. The reply has its recovery code. */
    CompletionStage<SessionReply> register(Caller caller, String code) {
        Outcome allowed = rules.now().register(code);
        Code recovery = Code.random(random);
        return allowed == Outcome.OK
                ? make(
                        new KeyChange.RegisterKey(caller, hash(code), stored(recovery, CodePurpose.RECOVERY)),
                        result -> List.of(recovery.text()))
                : refused(allowed, caller);
    }

    /**
     * Gives a name without keys the key of the session. The reply has its recovery code.
     *
     * @param heldGeneration the presence that the session holds, or {@link ChangeResult#NO_GENERATION}
     */
    CompletionStage<SessionReply> claim(Caller caller, String code, long heldGeneration) {
        Outcome allowed = rules.now().claim(code);
        Code recovery = Code.random(random);
        return allowed == Outcome.OK
                ? make(
                        new KeyChange.Claim(caller, hash(code), heldGeneration, stored(recovery, CodePurpose.RECOVERY)),
                        result -> List.of(recovery.text()))
                : refused(allowed, caller);
    }

    /** Makes a code for another key of the name, or for another name. The reply has it. */
    CompletionStage<SessionReply> invite(Caller caller, InvitePurpose purpose) {
        Outcome allowed = rules.now().invite(purpose);
        Code code = Code.random(random);
        NewCode stored = stored(code, CodePurpose.of(purpose));
        return allowed == Outcome.OK
                ? make(
                        new KeyChange.Invite(caller, purpose, stored),
                        result -> new Invitation(code.text(), stored.expiresAt().getEpochSecond())
                                .reply()
                                .strings())
                : refused(allowed, caller);
    }

    /** Adds the key of the session to those of the name. After a recovery the reply has the next recovery code. */
    CompletionStage<SessionReply> redeem(Caller caller, String code, String label) {
        Code recovery = Code.random(random);
        return make(
                new KeyChange.Redeem(caller, hash(code), label, stored(recovery, CodePurpose.RECOVERY)),
                result -> List.of(result.before().equals(CodePurpose.RECOVERY.name()) ? recovery.text() : ""));
    }

    /** Takes a key from the name. */
    CompletionStage<SessionReply> drop(Caller caller, KeyId key) {
        return make(new KeyChange.DropKey(caller, key), result -> List.of());
    }

    /** A text that is no code has a hash that no code has, so that it is not taken for a missing code. */
    private static String hash(String code) {
        return code.isEmpty()
                ? KeyChange.NO_CODE
                : Code.find(code).map(Code::hash).orElse("no code");
    }

    private NewCode stored(Code code, CodePurpose purpose) {
        return NewCode.of(code, purpose, clock.instant());
    }

    private CompletionStage<SessionReply> make(KeyChange change, Function<ChangeResult, List<String>> strings) {
        return writes.submitForResult(change)
                .thenApply(result -> result.isOk()
                        ? new SessionReply.Success(strings.apply(result))
                        : failure(result.outcome(), change.caller()));
    }

    private static CompletionStage<SessionReply> refused(Outcome outcome, Caller caller) {
        return CompletableFuture.completedFuture(failure(outcome, caller));
    }

    private static SessionReply failure(Outcome outcome, Caller caller) {
        return SessionReply.Failure.of(outcome, KeyReasons.of(outcome, Printable.of(caller.user())));
    }
}
