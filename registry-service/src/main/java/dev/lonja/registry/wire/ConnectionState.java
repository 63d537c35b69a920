package dev.lonja.registry.wire;

/**
 * Where a classic exchange stands: one request, one reply (protocol section 1).
 *
 * <pre>
 *            complete               outcome, or too late
 *  Reading ------------> Executing ----------------------+
 *   |  |                                                 v
 *   |  |     a field breaks its rule, or is too long  Writing
 *   |  +-----------------------------------------------> |
 *   |                                                    | written: the connection lingers
 *   |        unknown operation: the connection lingers   v
 *   +--------------------------------------------------> Ended    (from every state when the connection is over)
 * </pre>
 */
sealed interface ConnectionState {

    /** Strings arrive; the request is not complete. */
    record Reading() implements ConnectionState {}

    /** The request is complete and its outcome not known yet; it may have to wait for a permit. */
    record Executing(Asked asked) implements ConnectionState {}

    /** The reply is being written. */
    record Writing() implements ConnectionState {}

    /** The client has all that it gets; what it still sends is ignored, so that the connection is not reset. */
    record Ended() implements ConnectionState {}
}
