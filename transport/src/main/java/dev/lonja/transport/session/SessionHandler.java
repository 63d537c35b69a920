package dev.lonja.transport.session;

/** Interprets the payloads of a {@link Session}. Called in the event loop of its connection. */
public interface SessionHandler {

    /**
     * A request has arrived. At the side that was dialled, the first one must be HELLO: nothing else arrives until the handler has
     * called {@link Session#establish}, or ended the session.
     */
    void requested(IncomingRequest request, byte[] payload);

    /** An event has arrived. */
    void eventReceived(byte[] payload);

    /** It is time for a heartbeat: the payload of a PING. */
    byte[] heartbeat();

    /** Events of that watch were dropped: the event that asks the other side to list again; no bytes if the watch is gone. */
    byte[] resync(long watch);

    /** This side is stopping: the handler drains or ends the session. */
    void stopping();

    /** The session is over. Requests without a reply have been told. No other method is called after this one. */
    void ended(SessionEnd end);
}
