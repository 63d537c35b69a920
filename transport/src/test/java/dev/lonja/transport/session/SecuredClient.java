package dev.lonja.transport.session;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.Welcome;
import dev.lonja.transport.tls.PeerKey;
import dev.lonja.transport.tls.TestKey;
import dev.lonja.transport.tls.TlsAcceptor;
import dev.lonja.transport.tls.TlsContext;
import dev.lonja.transport.tls.TlsDialer;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The side that dials: requests of the protocol, and what the other side says unasked. */
final class SecuredClient {
    static final TestKey KEY = TestKey.create();

    /** Replies, events and the end, in the order in which they came. */
    final Queue<String> events = new ConcurrentLinkedQueue<>();

    private final SessionPulse pulse = new SessionPulse(Duration.ofMillis(10));
    private final CompletableFuture<Session> begun = new CompletableFuture<>();
    private final Session session;

    /** Dials, and demands that key. */
    SecuredClient(Vertx vertx, int port, PeerKey demanded) {
        new TlsDialer(vertx, TlsAcceptor.SETUP_TIME)
                .dial(
                        SocketAddress.inetSocketAddress(port, "127.0.0.1"),
                        TlsContext.of(KEY.identity()),
                        List.of(demanded.id()),
                        (connection, key) -> {
                            var dialled = new Session(
                                    connection, Side.DIALLING, SessionLimits.DEFAULT, pulse, each -> new Handler());
                            begun.complete(dialled);
                            return Optional.of(dialled);
                        })
                .onFailure(begun::completeExceptionally);
        session = begun.join();
    }

    /** Says HELLO, and returns what the other side has answered. */
    Welcome greet() throws Exception {
        ProtocolReply reply = ask(new Request.Hello("2", "test/1", "", ""), () -> {
            Duration heartbeat = Duration.ofSeconds(SecuredRegistry.WELCOME.heartbeatSeconds());
            session.establish(new SessionTerms(heartbeat, true, 256));
        });
        return Welcome.read(reply.success());
    }

    ProtocolReply ask(Request request) {
        return ask(request, () -> {});
    }

    /** Sends any payload as a request. */
    ProtocolReply ask(byte[] payload) {
        ProtocolReply reply = new ProtocolReply(Operation.PING, () -> {});
        session.run(() -> session.request(payload, reply));
        return reply;
    }

    /** Asks, and wants no more of it once the condition holds. */
    Runnable askAndCancel(Request request, ProtocolReply reply) {
        CompletableFuture<OutgoingRequest> sent = new CompletableFuture<>();
        session.run(() -> sent.complete(session.request(SessionRequests.payload(request), reply)));
        return () -> session.run(sent.join()::cancel);
    }

    Session session() {
        return session;
    }

    private ProtocolReply ask(Request request, Runnable onReply) {
        ProtocolReply reply = new ProtocolReply(request.operation(), () -> {
            events.add("reply to " + request.operation());
            onReply.run();
        });
        session.run(() -> session.request(SessionRequests.payload(request), reply));
        return reply;
    }

    private final class Handler implements SessionHandler {
        @Override
        public void requested(IncomingRequest request, byte[] payload) {
            request.reply(SessionReply.Success.EMPTY.payload(Operation.PING));
        }

        @Override
        public void eventReceived(byte[] payload) {
            events.add(Event.read(payload).map(Event::toString).orElse("unknown event"));
        }

        @Override
        public byte[] heartbeat() {
            return SessionRequests.payload(new Request.Ping());
        }

        @Override
        public byte[] resync(long watch) {
            return new byte[0];
        }

        @Override
        public void stopping() {}

        @Override
        public void ended(SessionEnd end) {
            events.add("ended " + end);
        }
    }
}
