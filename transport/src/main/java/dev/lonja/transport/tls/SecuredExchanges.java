package dev.lonja.transport.tls;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import java.util.Optional;

/** Creates the exchanges of connections whose handshake is complete. */
@FunctionalInterface
public interface SecuredExchanges {

    /**
     * Judges the key of the other side, and creates the exchange. Called in the event loop of the connection, before a byte was
     * received or sent. The deadline of the connection is that of the handshake, until the exchange moves or removes it.
     *
     * @return empty if the key is not acceptable; the connection ends
     */
    Optional<Exchange> begin(Connection connection, PeerKey key);
}
