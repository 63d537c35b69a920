package dev.lonja.registry.identity;

import dev.lonja.protocol.value.InvitePurpose;
import java.time.Duration;

/** What a code is for (docs/session.md, Codes). The names are those of the database. */
public enum CodePurpose {
    /** A new name. An invitation travels by mail or on paper. */
    REGISTER(Duration.ofDays(7)),
    /** The first key of a name that a classic client registered. */
    CLAIM(Duration.ofDays(7)),
    /** Another key of a name: it is typed on the other device at once. */
    DEVICE(Duration.ofHours(1)),
    /** A new key in place of all others. It is kept on paper until it is needed. */
    RECOVERY(Duration.ofDays(3650));

    private final Duration lifetime;

    CodePurpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** The purpose of a code that INVITE makes. */
    public static CodePurpose of(InvitePurpose purpose) {
        return switch (purpose) {
            case DEVICE -> DEVICE;
            case REGISTER -> REGISTER;
        };
    }

    /** How long a new code works. */
    public Duration lifetime() {
        return lifetime;
    }
}
