package dev.lonja.registry.directory;

import dev.lonja.protocol.key.Code;
import dev.lonja.registry.identity.NewCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** Codes that nobody has to type. */
public final class Codes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LIFETIME = Duration.ofDays(1);

    private Codes() {}

    /** A new code that works for a day. */
    public static NewCode fresh() {
        return new NewCode(Code.random(RANDOM).hash(), Instant.now().plus(LIFETIME));
    }

    /** A new code that has expired. */
    public static NewCode expired() {
        return new NewCode(Code.random(RANDOM).hash(), Instant.now().minus(LIFETIME));
    }
}
