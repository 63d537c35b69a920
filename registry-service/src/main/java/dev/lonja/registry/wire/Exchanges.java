package dev.lonja.registry.wire;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;

/** Creates the exchanges of accepted connections. */
public interface Exchanges {

    /** Creates the exchange of that connection. Called in its event loop, before anything is read. */
    Exchange begin(Connection connection);
}
