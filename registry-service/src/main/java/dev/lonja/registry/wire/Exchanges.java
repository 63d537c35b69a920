package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;

/** Creates the exchanges of accepted connections. */
public interface Exchanges {

    /**
     * Creates the exchange of that connection, which came to the port with statuses of that form. Called in its event loop, before
     * anything is read.
     */
    Exchange begin(Connection connection, StatusForm statuses);
}
