package dev.lonja.peer.registry;

import dev.lonja.protocol.key.KeyId;

/** Which edition of the protocol a registry serves, as it says itself. That proves nothing. */
public sealed interface ServedEdition {
    /** It serves sessions too, and has that key. */
    record Sessions(KeyId key) implements ServedEdition {}

    /** It serves nothing but the classic edition. */
    record Classic() implements ServedEdition {}

    /** It was not reached, or did not answer in time. */
    record Unknown() implements ServedEdition {}
}
