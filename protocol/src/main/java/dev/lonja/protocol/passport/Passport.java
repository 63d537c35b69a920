package dev.lonja.protocol.passport;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.key.KeyId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a registry says of a session that has a name: the name, and the key that speaks for it (docs/session.md, Passports).
 *
 * @param issuer the key of the registry
 * @param name the user
 * @param holder the key of the user's agent
 * @param issuedAtSeconds when it was made, in seconds since 1970
 * @param expiresAtSeconds when it ends, in seconds since 1970
 */
public record Passport(KeyId issuer, String name, KeyId holder, long issuedAtSeconds, long expiresAtSeconds) {
    /** How long a passport is valid. */
    public static final Duration VALIDITY = Duration.ofHours(1);
    /** How much the clocks of a registry and of a peer may differ. */
    public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    /** The largest number of bytes of a passport. */
    public static final int MAX_BYTES = Field.PASSPORT.maxBytes(Edition.SESSION);

    /** A passport that is valid from now on. */
    public static Passport of(KeyId issuer, String name, KeyId holder, Instant now) {
        long seconds = now.getEpochSecond();
        return new Passport(issuer, name, holder, seconds, seconds + VALIDITY.toSeconds());
    }

    /**
     * Returns the passport if it is valid at that moment.
     *
     * @throws InvalidPassportException if it has expired, or is from the future
     */
    Passport requireValid(Instant now) throws InvalidPassportException {
        long seconds = now.getEpochSecond();
        long difference = CLOCK_DIFFERENCE.toSeconds();
        if (seconds - difference >= expiresAtSeconds) {
            throw new InvalidPassportException("it expired at " + expiresAtSeconds + "; it is " + seconds);
        }
        if (seconds + difference < issuedAtSeconds) {
            throw new InvalidPassportException("it is issued at " + issuedAtSeconds + "; it is only " + seconds);
        }
        if (expiresAtSeconds - issuedAtSeconds > VALIDITY.toSeconds()) {
            throw new InvalidPassportException("it is valid for " + (expiresAtSeconds - issuedAtSeconds)
                    + " s; the limit is " + VALIDITY.toSeconds());
        }
        return this;
    }
}
