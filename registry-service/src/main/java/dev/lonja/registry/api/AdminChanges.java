package dev.lonja.registry.api;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.key.Code;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.registry.access.CurrentAdministrator;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.identity.CurrentRules;
import dev.lonja.registry.identity.IdentityRules;
import dev.lonja.registry.identity.KeyReasons;
import dev.lonja.registry.identity.NewCode;
import dev.lonja.registry.problem.Problem;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Submits the changes of administrators to the writer, in one queue with those of the wire. */
@Singleton
class AdminChanges {
    private static final Logger LOG = Logger.getLogger(AdminChanges.class);

    /** Longer than the writer lets a change wait and run, so that its own answer comes first. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final GroupCommit writes;
    private final CurrentAdministrator administrator;
    private final CurrentRules rules;
    private final SecureRandom random = new SecureRandom();

    AdminChanges(GroupCommit writes, CurrentAdministrator administrator, CurrentRules rules) {
        this.writes = writes;
        this.rules = rules;
        this.administrator = administrator;
    }

    void forceDisconnect(String user) {
        make(new DirectoryChange.ForceDisconnect(user, administrator.get()));
    }

    void removeUser(String user) {
        make(new DirectoryChange.RemoveUser(user, administrator.get()));
    }

    void removeFile(String user, String path) {
        make(new DirectoryChange.RemoveFile(user, path, administrator.get()));
    }

    void revokeKey(String user, KeyId key) {
        make(new DirectoryChange.RevokeKey(user, key, administrator.get()));
    }

    /** Makes a code with which somebody may claim the user. Only the result contains it. */
    CodeView makeClaimCode(String user) {
        if (rules.now().claim() == IdentityRules.Claim.OFF) {
            throw Problem.conflict("names cannot be claimed: lonja.registry.claim is off");
        }
        return makeCode(CodePurpose.CLAIM, code -> new DirectoryChange.MakeClaimCode(user, code, administrator.get()));
    }

    /** Makes a code with which somebody may register a name. Only the result contains it. */
    CodeView makeRegisterCode() {
        if (rules.now().registration() == IdentityRules.Registration.CLOSED) {
            throw Problem.conflict("the registration is closed: no code would work");
        }
        return makeCode(CodePurpose.REGISTER, code -> new DirectoryChange.MakeRegisterCode(code, administrator.get()));
    }

    private CodeView makeCode(CodePurpose purpose, Function<NewCode, DirectoryChange.ByAdministrator> change) {
        Code code = Code.random(random);
        NewCode stored = NewCode.of(code, purpose, Instant.now());
        make(change.apply(stored));
        return new CodeView(code.text(), stored.expiresAt());
    }

    private void make(DirectoryChange.ByAdministrator change) {
        Outcome outcome = submit(change);
        if (outcome != Outcome.OK) {
            throw refused(outcome, change);
        }
        LOG.infof(
                "change=%s user=%s by=%s peer=%s",
                change.getClass().getSimpleName(),
                Printable.of(change.user()),
                Printable.of(change.by().name()),
                change.by().address());
    }

    private Outcome submit(DirectoryChange change) {
        try {
            return writes.submit(change)
                    .toCompletableFuture()
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            LOG.warnf("change of an administrator failed: %s", failure.getCause());
            throw Problem.unavailable("the change was not acknowledged; it may have been made");
        }
    }

    private static Problem refused(Outcome outcome, DirectoryChange change) {
        String user = Printable.of(change.user());
        return switch (outcome) {
            case NO_SUCH_USER, NO_SUCH_KEY -> Problem.notFound(KeyReasons.of(outcome, user));
            case HAS_A_KEY, LAST_KEY -> Problem.conflict(KeyReasons.of(outcome, user));
            case NOT_PUBLISHED ->
                change instanceof DirectoryChange.RemoveFile file
                        ? Problem.notFound("user " + user + " publishes no file " + Printable.of(file.path()))
                        : unexpected(outcome);
            case NOT_CONNECTED -> Problem.conflict("not connected: user " + user);
            case OK,
                    NAME_IN_USE,
                    ALREADY_CONNECTED,
                    ALREADY_PUBLISHED,
                    NO_SUCH_OWNER,
                    NO_SUCH_FILE,
                    UNSUPPORTED,
                    NO_SUCH_CODE,
                    NOT_ALLOWED,
                    TOO_MANY,
                    FAILED,
                    UNKNOWN_OPERATION,
                    CANCELLED,
                    BUSY,
                    TOO_MUCH,
                    NOT_YOURS,
                    MALFORMED -> unexpected(outcome);
        };
    }

    private static Problem unexpected(Outcome outcome) {
        return Problem.unavailable("the change ended as " + outcome);
    }
}
