package dev.lonja.transport;

import io.vertx.core.buffer.Buffer;

/**
 * The conversation on a {@link Connection}: it interprets the bytes and answers them. Called in the event loop of the
 * connection.
 */
public interface Exchange {

    /** Bytes have arrived. */
    void received(Buffer bytes);

    /** The other side has ended its output; it may still read. Not called once the connection has begun to end. */
    void inputEnded();

    /** The deadline has passed ({@link Connection#waitFor}). */
    void deadlinePassed();

    /** The server is stopping: an exchange without a request in progress ends its connection. */
    void stopping();

    /** The output has ended; the connection only waits for the end of the input. */
    default void lingering() {}

    /** The connection is closed, for any reason. No other method is called after this one. */
    void closed();
}
