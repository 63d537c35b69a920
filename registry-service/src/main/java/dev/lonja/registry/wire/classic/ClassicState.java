package dev.lonja.registry.wire.classic;

import dev.lonja.registry.delivery.OutgoingReply;
import dev.lonja.registry.requests.PendingRequest;

/**
 * The state of a classic exchange: one request, one reply (protocol section 1).
 *
 * <pre>
 *            complete               answer, or too late
 *  Reading ------------> Executing ----------------------+
 *   |  |                                                 v
 *   |  |     a field breaks its rule, or is too long  Writing
 *   |  +-----------------------------------------------> |
 *   |                                                    | written: the connection lingers
 *   |        unknown operation: the connection lingers   v
 *   +--------------------------------------------------> Ended    (from every state when the connection is over)
 * </pre>
 */
sealed interface ClassicState {

    /** Strings arrive; the request is not complete. */
    record Reading() implements ClassicState {}

    /** The request is complete, and its answer is not known yet. It may wait for a permit. */
    record Executing(PendingRequest pending) implements ClassicState {}

    /** The reply is being written, and must be read until that moment of {@link System#nanoTime()}. */
    record Writing(OutgoingReply reply, long readByNanos) implements ClassicState {}

    /** The reply is written. Bytes that still arrive are ignored, so that the connection is not reset. */
    record Ended() implements ClassicState {}
}
