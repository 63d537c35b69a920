package dev.lonja.peer.upload;

import io.vertx.core.Future;

/** The reply to a GET_FILE that succeeds: the header and the content. Thread: the event loop of the socket. */
interface ContentSending {
    /** Succeeds when the last byte has been written. */
    Future<Void> start();

    /** How many bytes of the content have been written so far. */
    long sentBytes();

    /** Sends nothing more, and lets go of what it holds. */
    void stop();
}
