package dev.lonja.registry.wire.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionLimits;
import dev.lonja.transport.session.SessionPulse;
import dev.lonja.transport.session.Side;
import dev.lonja.transport.tls.PeerKey;
import dev.lonja.transport.tls.SecuredExchanges;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Begins a session on each secured connection whose key has the accepted form. */
@Singleton
class SessionExchanges implements SecuredExchanges {
    private static final Logger LOG = Logger.getLogger(SessionExchanges.class);

    private final SessionServices services;
    private final SessionPulse pulse = new SessionPulse(SessionPulse.DEFAULT_INTERVAL);

    SessionExchanges(SessionServices services) {
        this.services = services;
    }

    @Override
    public Optional<Exchange> begin(Connection connection, PeerKey key) {
        try {
            KeyId id = KeyId.ofPublicKeyInfo(key.subjectPublicKeyInfo());
            return Optional.of(new Session(
                    connection,
                    Side.DIALLED,
                    SessionLimits.DEFAULT,
                    pulse,
                    session -> new RegistrySession(session, id, services)));
        } catch (UnacceptableKeyException unacceptable) {
            LOG.debugf("peer=%s closed: %s", connection.from().text(), unacceptable.getMessage());
            return Optional.empty();
        }
    }
}
