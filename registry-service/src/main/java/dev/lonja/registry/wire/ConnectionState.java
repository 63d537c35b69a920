package dev.lonja.registry.wire;

/**
 * Where a classic connection stands: one request, one reply (protocol section 1).
 *
 * <pre>
 *            complete               outcome, or too late
 *  Reading ------------> Executing ----------------------+
 *   | | |                                                v
 *   | | |  a field breaks a rule, or is too long      Writing
 *   | | +----------------------------------------------> |
 *   | |                                                  | written; the output is shut down
 *   | |    unknown operation                             v
 *   | +----------------------------------------------> Draining
 *   |                                                    | end of stream, or too late
 *   |      end of stream, or too late                    v
 *   +------------------------------------------------> Closed    (from every state when the connection is lost)
 * </pre>
 */
sealed interface ConnectionState {

    /** Strings arrive; the request is not complete. */
    record Reading(RequestReader reader) implements ConnectionState {
        Executing complete(Asked asked) {
            return new Executing(asked);
        }

        Writing refused() {
            return new Writing();
        }

        Draining unknown() {
            return new Draining();
        }
    }

    /** The request is complete and its outcome not known yet; it may have to wait for its turn. */
    record Executing(Asked asked) implements ConnectionState {
        Writing answered() {
            return new Writing();
        }
    }

    /** The reply is on its way. */
    record Writing() implements ConnectionState {
        Draining written() {
            return new Draining();
        }
    }

    /** The client has all that it gets; what it still sends is read and ignored, so that nothing is reset. */
    record Draining() implements ConnectionState {}

    /** It is over. */
    record Closed() implements ConnectionState {}
}
