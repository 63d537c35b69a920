package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.identity.NewCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys and codes of an {@link InMemoryDirectory}. Nothing is kept for less than for ever. */
class InMemoryKeys {
    private static final int MAX_KEYS = 32;
    private static final int MAX_OPEN_CODES = 64;

    /** A code that is not used; nobody has made it if the user is empty. */
    private record OpenCode(CodePurpose purpose, String user, Instant expiresAt) {}

    private record Label(String text, Instant addedAt) {}

    private final InMemoryDirectory directory;
    private final Authorization authorization;
    private Map<String, LinkedHashMap<String, Label>> keys = new HashMap<>();
    private Map<String, Set<String>> retained = new HashMap<>();
    private Map<String, String> claimableFrom = new HashMap<>();
    private Map<String, OpenCode> codes = new HashMap<>();

    InMemoryKeys(InMemoryDirectory directory, Authorization authorization) {
        this.directory = directory;
        this.authorization = authorization;
    }

    Runnable mark() {
        Map<String, LinkedHashMap<String, Label>> markedKeys = new HashMap<>();
        keys.forEach((user, owners) -> markedKeys.put(user, new LinkedHashMap<>(owners)));
        Map<String, Set<String>> markedRetained = new HashMap<>(retained);
        Map<String, String> markedClaims = new HashMap<>(claimableFrom);
        Map<String, OpenCode> markedCodes = new HashMap<>(codes);
        return () -> {
            keys = markedKeys;
            retained = markedRetained;
            claimableFrom = markedClaims;
            codes = markedCodes;
        };
    }

    Set<String> of(String user) {
        return owners(user).keySet();
    }

    List<KeyRow> rows(String user) {
        return owners(user).entrySet().stream()
                .map(key -> new KeyRow(
                        new KeyId(key.getKey()),
                        key.getValue().text(),
                        key.getValue().addedAt().getEpochSecond(),
                        OptionalLong.empty()))
                .toList();
    }

    /** Whether the name is retained for other keys. */
    boolean isOwned(String user, String key) {
        return retained.containsKey(user) && !retained.get(user).contains(key);
    }

    void claimable(String user, String origin) {
        claimableFrom.put(user, origin);
    }

    void connected(Caller caller) {
        if (!caller.from().origin().equals(claimableFrom.get(caller.user()))) {
            claimableFrom.remove(caller.user());
        }
    }

    void forget(String user) {
        keys.remove(user);
        codes.values().removeIf(code -> code.user().equals(user));
    }

    void retain(String user) {
        if (!of(user).isEmpty()) {
            retained.put(user, new HashSet<>(of(user)));
        }
        forget(user);
    }

    ChangeResult register(KeyChange.RegisterKey change) {
        String user = change.user();
        if (directory.standing(user) != null || isOwned(user, change.caller().keyText())) {
            return ChangeResult.of(Outcome.NAME_IN_USE);
        }
        boolean hasCode = !change.codeHash().isEmpty();
        if (hasCode && find(change.codeHash(), CodePurpose.REGISTER) == null) {
            return ChangeResult.of(Outcome.NO_SUCH_CODE);
        }
        codes.remove(change.codeHash());
        directory.add(user);
        retained.remove(user);
        first(change.caller(), change.recovery());
        return ChangeResult.of(Outcome.OK);
    }

    ChangeResult claim(KeyChange.Claim change) {
        String user = change.user();
        Standing standing = directory.standing(user);
        if (standing == null) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        if (standing.isKeyed()) {
            return ChangeResult.of(Outcome.HAS_A_KEY);
        }
        if (change.codeHash().isEmpty()) {
            boolean isHeld = directory
                    .findPresence(user)
                    .filter(presence -> presence.generation() == change.heldGeneration())
                    .isPresent();
            String origin = change.caller().from().origin();
            if (change.heldGeneration() == ChangeResult.NO_GENERATION || !standing.isConnected()) {
                return ChangeResult.of(Outcome.NOT_CONNECTED);
            }
            if (!isHeld || !origin.equals(standing.origin()) || !origin.equals(claimableFrom.get(user))) {
                return ChangeResult.of(Outcome.NO_SUCH_CODE);
            }
        } else if (find(change.codeHash(), user, CodePurpose.CLAIM) == null) {
            return ChangeResult.of(Outcome.NO_SUCH_CODE);
        }
        codes.values().removeIf(code -> code.user().equals(user));
        first(change.caller(), change.recovery());
        return ended(user, "");
    }

    ChangeResult invite(KeyChange.Invite change) {
        String user = change.user();
        Outcome outcome = speak(change.caller());
        if (outcome != Outcome.OK) {
            return ChangeResult.of(outcome);
        }
        if (of(user).isEmpty()) {
            return ChangeResult.of(Outcome.NOT_ALLOWED);
        }
        long open = codes.values().stream()
                .filter(code -> code.user().equals(user) && isOpen(code))
                .count();
        if (open >= MAX_OPEN_CODES) {
            return ChangeResult.of(Outcome.TOO_MUCH);
        }
        add(change.code(), CodePurpose.of(change.purpose()), user);
        return ChangeResult.of(Outcome.OK);
    }

    ChangeResult redeem(KeyChange.Redeem change) {
        String user = change.user();
        if (directory.standing(user) == null) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        String key = change.caller().keyText();
        boolean isRecovery = find(change.codeHash(), user, CodePurpose.RECOVERY) != null;
        if (!isRecovery && of(user).size() >= MAX_KEYS && !of(user).contains(key)) {
            return ChangeResult.of(Outcome.TOO_MUCH);
        }
        if (!isRecovery && find(change.codeHash(), user, CodePurpose.DEVICE) == null) {
            return ChangeResult.of(Outcome.NO_SUCH_CODE);
        }
        codes.remove(change.codeHash());
        if (isRecovery) {
            codes.values().removeIf(code -> code.user().equals(user));
            add(change.recovery(), CodePurpose.RECOVERY, user);
            owners(user).keySet().retainAll(Set.of(key));
        }
        Label before = owners(user).get(key);
        owners(user).put(key, new Label(change.label(), before == null ? Instant.now() : before.addedAt()));
        return ended(user, isRecovery ? CodePurpose.RECOVERY.name() : CodePurpose.DEVICE.name());
    }

    ChangeResult drop(KeyChange.DropKey change) {
        Outcome outcome = speak(change.caller());
        return outcome == Outcome.OK ? dropped(change.user(), change.key().hex()) : ChangeResult.of(outcome);
    }

    ChangeResult revoke(DirectoryChange.RevokeKey change) {
        return directory.standing(change.user()) == null
                ? ChangeResult.of(Outcome.NO_SUCH_USER)
                : dropped(change.user(), change.key().hex());
    }

    ChangeResult makeClaimCode(DirectoryChange.MakeClaimCode change) {
        Standing standing = directory.standing(change.user());
        if (standing == null || standing.isKeyed()) {
            return ChangeResult.of(standing == null ? Outcome.NO_SUCH_USER : Outcome.HAS_A_KEY);
        }
        add(change.code(), CodePurpose.CLAIM, change.user());
        return ChangeResult.of(Outcome.OK);
    }

    ChangeResult makeRegisterCode(DirectoryChange.MakeRegisterCode change) {
        add(change.code(), CodePurpose.REGISTER, "");
        return ChangeResult.of(Outcome.OK);
    }

    private ChangeResult dropped(String user, String key) {
        if (!of(user).contains(key)) {
            return ChangeResult.of(Outcome.NO_SUCH_KEY);
        }
        if (of(user).size() == 1) {
            return ChangeResult.of(Outcome.LAST_KEY);
        }
        owners(user).remove(key);
        codes.values().removeIf(code -> code.user().equals(user) && code.purpose() == CodePurpose.DEVICE);
        return ended(user, "");
    }

    private ChangeResult ended(String user, String found) {
        return new ChangeResult(Outcome.OK, directory.endUnlessOf(user, List.copyOf(of(user))), found);
    }

    private Outcome speak(Caller caller) {
        Standing standing = directory.standing(caller.user());
        return standing == null
                ? Outcome.NO_SUCH_USER
                : authorization.maySpeak(authorization.credential(caller), standing);
    }

    private void first(Caller caller, NewCode recovery) {
        keys.put(caller.user(), new LinkedHashMap<>(Map.of(caller.keyText(), new Label("", Instant.now()))));
        claimableFrom.remove(caller.user());
        add(recovery, CodePurpose.RECOVERY, caller.user());
    }

    private LinkedHashMap<String, Label> owners(String user) {
        return keys.computeIfAbsent(user, first -> new LinkedHashMap<>());
    }

    private void add(NewCode code, CodePurpose purpose, String user) {
        codes.put(code.hash(), new OpenCode(purpose, user, code.expiresAt()));
    }

    private @Nullable OpenCode find(String hash, String user, CodePurpose purpose) {
        OpenCode code = find(hash, purpose);
        return code != null && code.user().equals(user) ? code : null;
    }

    private @Nullable OpenCode find(String hash, CodePurpose purpose) {
        OpenCode code = codes.get(hash);
        return code != null && code.purpose() == purpose && isOpen(code) ? code : null;
    }

    private static boolean isOpen(OpenCode code) {
        return code.expiresAt().isAfter(Instant.now());
    }
}
