package dev.lonja.peer.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.SelfSignedCertificate;
import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.protocol.session.Event;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.FairQueue;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionLimits;
import dev.lonja.transport.session.SessionPulse;
import dev.lonja.transport.session.Side;
import dev.lonja.transport.tls.Handshakes;
import dev.lonja.transport.tls.PeerKey;
import dev.lonja.transport.tls.TlsAcceptor;
import dev.lonja.transport.tls.TlsContext;
import dev.lonja.transport.tls.TlsIdentity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.net.InetAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A registry in memory that speaks sessions, and of the classic edition only HELLO: any other classic request ends without a byte. It
 * records the requests, which a test can answer otherwise.
 */
public final class SessionRegistry implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final SessionPulse pulse = new SessionPulse(Duration.ofMillis(100));
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final Queue<String> classicRequests = new ConcurrentLinkedQueue<>();
    private final SessionDirectory directory = new SessionDirectory();
    private volatile KeyPair key = Keys.generate();
    private volatile TlsContext context = contextOf(key);
    private final NetServer server;
    private volatile boolean isSecured = true;

    /** A registry on a free port of this machine. */
    public SessionRegistry() {
        this(0);
    }

    /** A registry on that port. */
    public SessionRegistry(int port) {
        var handshakes = new Handshakes(vertx, FairQueue.Limits.of(16, 64), 1);
        var acceptor = new TlsAcceptor(() -> context, handshakes, this::begin, TlsAcceptor.SETUP_TIME);
        server = vertx.createNetServer()
                .connectHandler(socket -> {
                    var from = HostAddress.of(InetAddress.getLoopbackAddress());
                    var connection = new Connection((NetSocketInternal) socket, from, Linger.DEFAULT);
                    connection.start(new ClassicHello(connection), () -> {});
                    if (isSecured) {
                        acceptor.watch(connection);
                    }
                })
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Its key. */
    public KeyId keyId() {
        try {
            return KeyId.of(key.getPublic());
        } catch (UnacceptableKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** It has another key from now on. */
    public void changeKey() {
        key = Keys.generate();
        context = contextOf(key);
    }

    /** It speaks no TLS any more. */
    public void loseTls() {
        isSecured = false;
    }

    /** What it stores and answers. */
    public SessionDirectory directory() {
        return directory;
    }

    /** The names of the classic requests that came. */
    public List<String> classicRequests() {
        return List.copyOf(classicRequests);
    }

    /** How many sessions have begun so far. */
    public int sessionsBegun() {
        return sessions.size();
    }

    /** Breaks the connections of all sessions. */
    public void breakSessions() {
        sessions.forEach(session -> session.run(() -> session.connection().cut()));
    }

    /** Leaves all sessions. */
    public void leave(Bye bye) {
        sessions.forEach(session -> session.run(() -> session.end(bye)));
    }

    /** Says something in all sessions. */
    public void say(Event event) {
        sessions.forEach(session -> session.run(() -> session.event(event.payload())));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Optional<Exchange> begin(Connection connection, PeerKey peer) {
        Session session = new Session(
                connection,
                Side.DIALLED,
                SessionLimits.DEFAULT,
                pulse,
                each -> new SessionRequestHandler(each, new KeyId(peer.toString()), directory));
        sessions.add(session);
        return Optional.of(session);
    }

    private static TlsContext contextOf(KeyPair pair) {
        return TlsContext.of(new TlsIdentity(pair.getPrivate(), SelfSignedCertificate.of(pair)));
    }

    /** Answers HELLO with the edition and the key. */
    private final class ClassicHello implements Exchange {
        private final Connection connection;
        private String received = "";

        private ClassicHello(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void received(Buffer bytes) {
            received += bytes.toString(UTF_8);
            String[] strings = received.split("\0", -1);
            if (strings.length < 3 && isSecured) {
                return;
            }
            classicRequests.add(strings[0]);
            if (strings[0].equals("HELLO")) {
                ByteBuf reply = Unpooled.copiedBuffer("\0" + "2\0" + keyId().hex() + "\0", UTF_8);
                connection.write(List.of(reply).iterator(), () -> {}, connection::end);
            } else {
                connection.end();
            }
        }

        @Override
        public void inputEnded() {
            connection.end();
        }

        @Override
        public void deadlinePassed() {
            connection.cut();
        }

        @Override
        public void stopping() {
            connection.cut();
        }

        @Override
        public void closed() {}
    }
}
