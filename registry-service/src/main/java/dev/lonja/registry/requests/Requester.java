package dev.lonja.registry.requests;

import dev.lonja.protocol.Request;

/** The exchange that a request came through. Called in the event loop of its connection. */
public interface Requester {

    /** The answer to the request is known; called once for each, also when nobody waits for it any more. */
    void answered(PendingRequest pending, Answer answer);

    /** Answers a request about the connection itself. */
    Answer control(Request.Control control);
}
