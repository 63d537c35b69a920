package dev.lonja.registry.delivery;

import dev.lonja.protocol.Outcome;

/** The result of reading a listing for a caller. */
public sealed interface Delivery {
    /** The caller may have the listing. Whoever gets this closes the reply. */
    record Ready(OutgoingReply reply) implements Delivery {}

    /** There is no listing for this caller. */
    record Refused(Outcome outcome) implements Delivery {}
}
