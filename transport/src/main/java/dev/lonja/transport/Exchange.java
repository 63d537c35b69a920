package dev.lonja.transport;

import io.vertx.core.buffer.Buffer;

/**
 * The conversation on a {@link Connection}: which bytes mean what, and what is answered. Called in the event loop of the
 * connection.
 */
public interface Exchange {

    /** Bytes have arrived. */
    void received(Buffer bytes);

    /** The other side has ended its output; it may still read. Not called once the connection has begun to end. */
    void inputEnded();

    /** The moment has passed that the exchange was waiting for ({@link Connection#waitFor}). */
    void deadlinePassed();

    /** The server is stopping: an exchange that has nothing under way ends its connection. */
    void stopping();

    /** The connection is over, for whatever reason; nothing more is called. */
    void closed();
}
