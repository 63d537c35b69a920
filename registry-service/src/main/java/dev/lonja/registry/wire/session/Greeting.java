package dev.lonja.registry.wire.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.Welcome;
import dev.lonja.transport.Connection;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.SessionLimits;
import dev.lonja.transport.session.SessionTerms;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;

/** The answer to HELLO (docs/session.md, Rows). */
final class Greeting {
    private static final int EDITION = 2;
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    /** A session that is refused because of others may be tried again when one of them may have ended. */
    private static final int RETRY_SECONDS = 60;

    /** What the registry agrees to: it sends no heartbeat, and no requests. */
    static final SessionTerms TERMS = new SessionTerms(HEARTBEAT, false, 0);

    private static final String SERVER = "lonja/"
            + Optional.ofNullable(Greeting.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private Greeting() {}

    /** Answers the HELLO of that session, and counts it among those of its key if the answer is OK. */
    static SessionReply answer(Request.Hello hello, RegistrySession session, Connection connection) {
        if (Long.parseLong(hello.version()) < EDITION) {
            return SessionReply.Failure.of(
                    Outcome.UNSUPPORTED, "edition " + hello.version() + " has no sessions; this is edition " + EDITION);
        }
        if (!session.services().sessions().admit(session)) {
            return SessionReply.Failure.of(
                            Outcome.BUSY,
                            "this key has " + OpenSessions.MAX_PER_KEY + " sessions, and each holds a presence")
                    .retryAfter(RETRY_SECONDS);
        }
        return new Welcome(
                        EDITION,
                        SERVER,
                        HEARTBEAT.toSeconds(),
                        SessionLimits.DEFAULT.maxRequests(),
                        observed(connection),
                        session.services().keys().current().features())
                .reply();
    }

    /** How the session ends after that answer. */
    static Bye bye(SessionReply answer) {
        return answer.outcome() == Outcome.BUSY
                ? Bye.of(ByeReason.TOO_MANY, "sessions of this key").retryAfter(RETRY_SECONDS)
                : Bye.of(ByeReason.PROTOCOL, "HELLO was not answered OK");
    }

    /** The address of the client; its port too, unless a load balancer hides it. */
    private static String observed(Connection connection) {
        String ip = connection.from().text();
        SocketAddress remote = connection.socket().remoteAddress();
        String host = ip.indexOf(':') < 0 ? ip : "[" + ip + "]";
        return remote != null && ip.equals(remote.hostAddress()) ? host + ":" + remote.port() : host;
    }
}
