package dev.lonja.protocol.session;

import dev.lonja.protocol.key.KeyId;
import java.util.Optional;

/** The column of a key id, which is empty for classic agents. */
final class KeyColumn {
    private KeyColumn() {}

    static Optional<KeyId> read(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new KeyId(text));
    }
}
