package dev.lonja.peer.session;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import java.time.Duration;
import java.util.function.Consumer;

/** Requests in sessions with one registry. Threads: any; a call blocks until it is answered. */
public interface Calls {

    /**
     * Sends a request and waits for its answer. If the session breaks, a request that may be repeated is.
     *
     * @throws SessionFailure if there is no answer
     */
    Called call(Request request, Duration timeout) throws SessionFailure;

    /** The same in the session that stands; if none does, the call fails at once. */
    Called callAtOnce(Request request, Duration timeout) throws SessionFailure;

    /** What was asked for that lasts as long as the session. */
    Standing standing();

    /** Whether a session stands at this moment. */
    boolean isEstablished();

    /** From now on the listener takes the events, on a thread that must not be blocked. */
    void whenEvent(Consumer<Event> listener);

    /** Ends the calls under way. */
    void cancel();

    /** Ends the session. */
    void close();
}
