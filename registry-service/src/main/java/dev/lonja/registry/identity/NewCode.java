package dev.lonja.registry.identity;

import dev.lonja.protocol.key.Code;
import java.time.Instant;

/**
 * A code that a change makes. Only its hash is here; whoever submits the change keeps the code itself.
 *
 * @param hash of the code
 * @param expiresAt until when it works
 */
public record NewCode(String hash, Instant expiresAt) {
    /** The stored form of a code for that purpose that is made now. */
    public static NewCode of(Code code, CodePurpose purpose, Instant now) {
        return new NewCode(code.hash(), now.plus(purpose.lifetime()));
    }
}
