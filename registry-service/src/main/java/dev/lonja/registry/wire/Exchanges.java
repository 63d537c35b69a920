package dev.lonja.registry.wire;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;

/** Begins the conversation of an edition of the protocol on a connection that was accepted. */
public interface Exchanges {

    /** The exchange that the connection has from now on. Called in its event loop, before anything is read. */
    Exchange begin(Connection connection);
}
