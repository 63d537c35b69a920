package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.registry.directory.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The keys that own the names of an {@link InMemoryDirectory}. Names stay retained for ever. */
final class InMemoryOwners {
    private Map<String, LinkedHashMap<String, Label>> keys = new HashMap<>();
    private Map<String, Set<String>> retained = new HashMap<>();
    private Map<String, String> claimableFrom = new HashMap<>();

    private record Label(String text, Instant addedAt) {}

    Runnable mark() {
        Map<String, LinkedHashMap<String, Label>> markedKeys = new HashMap<>();
        keys.forEach((user, owners) -> markedKeys.put(user, new LinkedHashMap<>(owners)));
        Map<String, Set<String>> markedRetained = new HashMap<>(retained);
        Map<String, String> markedClaims = new HashMap<>(claimableFrom);
        return () -> {
            keys = markedKeys;
            retained = markedRetained;
            claimableFrom = markedClaims;
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

    /** Whether the user was registered from that origin, and was not connected from another one since. */
    boolean isClaimable(String user, String origin) {
        return origin.equals(claimableFrom.get(user));
    }

    void claimable(String user, String origin) {
        claimableFrom.put(user, origin);
    }

    void connected(Caller caller) {
        if (!isClaimable(caller.user(), caller.from().origin())) {
            claimableFrom.remove(caller.user());
        }
    }

    /** Gives the name its first key. */
    void begin(Caller caller) {
        retained.remove(caller.user());
        claimableFrom.remove(caller.user());
        keys.remove(caller.user());
        add(caller, "");
    }

    /** Gives the name one more key, or a key that it has another label. */
    void add(Caller caller, String label) {
        LinkedHashMap<String, Label> owners = owners(caller.user());
        Label before = owners.get(caller.keyText());
        owners.put(caller.keyText(), new Label(label, before == null ? Instant.now() : before.addedAt()));
    }

    void drop(String user, String key) {
        owners(user).remove(key);
    }

    void dropAllBut(String user, String key) {
        owners(user).keySet().retainAll(Set.of(key));
    }

    void forget(String user) {
        keys.remove(user);
    }

    /** The name is free for nobody but its last keys. */
    void retain(String user) {
        if (!of(user).isEmpty()) {
            retained.put(user, new HashSet<>(of(user)));
        }
    }

    private LinkedHashMap<String, Label> owners(String user) {
        return keys.computeIfAbsent(user, first -> new LinkedHashMap<>());
    }
}
