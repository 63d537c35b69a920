package dev.lonja.registry.directory;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.transport.HostAddress;
import java.util.Optional;

/**
 * The sender of a request in the name of a user. {@link Authorization} decides whether it may act for that user.
 *
 * @param user the user that the request names
 * @param from the address that the request came from
 * @param key the key of its session; empty for a classic connection
 */
public record Caller(String user, HostAddress from, Optional<KeyId> key) {

    /** The sender of a classic request. */
    public Caller(String user, HostAddress from) {
        this(user, from, Optional.empty());
    }

    /** The id of the key of its session; empty for a classic connection. */
    public String keyText() {
        return key.map(KeyId::hex).orElse("");
    }
}
