package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.Standing;
import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.identity.NewCode;
import java.util.Optional;

/** The changes of the keys and codes of an {@link InMemoryDirectory}. */
final class InMemoryKeys {
    private static final int MAX_KEYS = 32;
    private static final int MAX_OPEN_CODES = 64;

    private final InMemoryUsers users;
    private final InMemoryPresences presences;
    private final InMemoryOwners owners;
    private final InMemoryCodes codes;

    InMemoryKeys(InMemoryUsers users, InMemoryPresences presences, InMemoryOwners owners, InMemoryCodes codes) {
        this.users = users;
        this.presences = presences;
        this.owners = owners;
        this.codes = codes;
    }

    ChangeResult make(KeyChange change) {
        return switch (change) {
            case KeyChange.RegisterKey register -> ChangeResult.of(register(register));
            case KeyChange.Claim claim -> claim(claim);
            case KeyChange.Invite invite -> ChangeResult.of(invite(invite));
            case KeyChange.Redeem redeem -> redeem(redeem);
            case KeyChange.DropKey drop -> drop(drop);
        };
    }

    private Outcome register(KeyChange.RegisterKey change) {
        String user = change.user();
        if (users.has(user) || owners.isOwned(user, change.caller().keyText())) {
            return Outcome.NAME_IN_USE;
        }
        if (!change.codeHash().equals(KeyChange.NO_CODE) && !codes.has(change.codeHash(), CodePurpose.REGISTER)) {
            return Outcome.NO_SUCH_CODE;
        }
        codes.use(change.codeHash());
        users.add(user);
        begin(change.caller(), change.recovery());
        return Outcome.OK;
    }

    private ChangeResult claim(KeyChange.Claim change) {
        Optional<Standing> standing = users.findStanding(change.user());
        Outcome outcome = standing.map(known -> mayClaim(change, known)).orElse(Outcome.NO_SUCH_USER);
        if (outcome != Outcome.OK) {
            return ChangeResult.of(outcome);
        }
        codes.forget(change.user());
        begin(change.caller(), change.recovery());
        return ended(change.user(), "");
    }

    private Outcome mayClaim(KeyChange.Claim change, Standing user) {
        if (user.isKeyed()) {
            return Outcome.HAS_A_KEY;
        }
        if (!change.codeHash().equals(KeyChange.NO_CODE)) {
            return codes.has(change.codeHash(), CodePurpose.CLAIM, change.user()) ? Outcome.OK : Outcome.NO_SUCH_CODE;
        }
        if (change.heldGeneration() == ChangeResult.NO_GENERATION || !user.isConnected()) {
            return Outcome.NOT_CONNECTED;
        }
        long generation =
                presences.find(change.user()).map(Presence::generation).orElseThrow();
        String origin = change.caller().from().origin();
        boolean isOnlyUser = generation == change.heldGeneration()
                && origin.equals(user.origin())
                && owners.isClaimable(change.user(), origin);
        return isOnlyUser ? Outcome.OK : Outcome.NO_SUCH_CODE;
    }

    private Outcome invite(KeyChange.Invite change) {
        String user = change.user();
        Outcome outcome = users.mayAct(change.caller());
        if (outcome != Outcome.OK) {
            return outcome;
        }
        if (owners.of(user).isEmpty()) {
            return Outcome.NOT_ALLOWED;
        }
        if (codes.countOpen(user) >= MAX_OPEN_CODES) {
            return Outcome.TOO_MUCH;
        }
        codes.add(change.code(), CodePurpose.of(change.purpose()), user);
        return Outcome.OK;
    }

    private ChangeResult redeem(KeyChange.Redeem change) {
        String user = change.user();
        if (!users.has(user)) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        String key = change.caller().keyText();
        boolean isRecovery = codes.has(change.codeHash(), CodePurpose.RECOVERY, user);
        boolean isFull = owners.of(user).size() >= MAX_KEYS && !owners.of(user).contains(key);
        if (!isRecovery && isFull) {
            return ChangeResult.of(Outcome.TOO_MUCH);
        }
        if (!isRecovery && !codes.has(change.codeHash(), CodePurpose.DEVICE, user)) {
            return ChangeResult.of(Outcome.NO_SUCH_CODE);
        }
        codes.use(change.codeHash());
        if (isRecovery) {
            codes.forget(user);
            codes.add(change.recovery(), CodePurpose.RECOVERY, user);
            owners.dropAllBut(user, key);
        }
        owners.add(change.caller(), change.label());
        return ended(user, isRecovery ? CodePurpose.RECOVERY.name() : CodePurpose.DEVICE.name());
    }

    private ChangeResult drop(KeyChange.DropKey change) {
        Outcome outcome = users.mayAct(change.caller());
        return outcome == Outcome.OK ? dropped(change.user(), change.key().hex()) : ChangeResult.of(outcome);
    }

    ChangeResult revoke(DirectoryChange.RevokeKey change) {
        return users.has(change.user())
                ? dropped(change.user(), change.key().hex())
                : ChangeResult.of(Outcome.NO_SUCH_USER);
    }

    private ChangeResult dropped(String user, String key) {
        if (!owners.of(user).contains(key)) {
            return ChangeResult.of(Outcome.NO_SUCH_KEY);
        }
        if (owners.of(user).size() == 1) {
            return ChangeResult.of(Outcome.LAST_KEY);
        }
        owners.drop(user, key);
        codes.forget(user, CodePurpose.DEVICE);
        return ended(user, "");
    }

    ChangeResult makeClaimCode(DirectoryChange.MakeClaimCode change) {
        Optional<Standing> standing = users.findStanding(change.user());
        if (standing.isEmpty()) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        if (standing.get().isKeyed()) {
            return ChangeResult.of(Outcome.HAS_A_KEY);
        }
        codes.add(change.code(), CodePurpose.CLAIM, change.user());
        return ChangeResult.of(Outcome.OK);
    }

    ChangeResult makeRegisterCode(DirectoryChange.MakeRegisterCode change) {
        codes.add(change.code(), CodePurpose.REGISTER, "");
        return ChangeResult.of(Outcome.OK);
    }

    private void begin(Caller caller, NewCode recovery) {
        owners.begin(caller);
        codes.add(recovery, CodePurpose.RECOVERY, caller.user());
    }

    private ChangeResult ended(String user, String found) {
        return new ChangeResult(Outcome.OK, presences.endUnlessOf(user, owners.of(user)), found);
    }
}
