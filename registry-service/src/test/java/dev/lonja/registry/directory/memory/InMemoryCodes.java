package dev.lonja.registry.directory.memory;

import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.identity.NewCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The codes of an {@link InMemoryDirectory} that nobody has used. Those that have expired are never forgotten. */
final class InMemoryCodes {
    private Map<String, OpenCode> codes = new HashMap<>();

    /** A code that is not used; nobody has made it if the user is empty. */
    private record OpenCode(CodePurpose purpose, String user, Instant expiresAt) {
        boolean isOpen() {
            return expiresAt.isAfter(Instant.now());
        }
    }

    Runnable mark() {
        Map<String, OpenCode> marked = new HashMap<>(codes);
        return () -> codes = marked;
    }

    void add(NewCode code, CodePurpose purpose, String user) {
        codes.put(code.hash(), new OpenCode(purpose, user, code.expiresAt()));
    }

    /** Whether there is such a code of that user. */
    boolean has(String hash, CodePurpose purpose, String user) {
        return find(hash, purpose).filter(code -> code.user().equals(user)).isPresent();
    }

    /** Whether there is such a code, whoever made it. */
    boolean has(String hash, CodePurpose purpose) {
        return find(hash, purpose).isPresent();
    }

    private Optional<OpenCode> find(String hash, CodePurpose purpose) {
        return Optional.ofNullable(codes.get(hash)).filter(code -> code.purpose() == purpose && code.isOpen());
    }

    long countOpen(String user) {
        return codes.values().stream()
                .filter(code -> code.user().equals(user) && code.isOpen())
                .count();
    }

    void use(String hash) {
        codes.remove(hash);
    }

    void forget(String user) {
        codes.values().removeIf(code -> code.user().equals(user));
    }

    void forget(String user, CodePurpose purpose) {
        codes.values().removeIf(code -> code.user().equals(user) && code.purpose() == purpose);
    }
}
