package dev.lonja.transport.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.transport.Connection;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Accepts sessions, without TLS, and answers: HELLO, "echo …", "rows N" (N rows as they are taken), "data N"; "hold …" is answered by
 * {@link #answer}.
 */
final class SessionServer implements AutoCloseable {
    /** What happened, in order. */
    final Queue<String> events = new ConcurrentLinkedQueue<>();

    final Map<String, IncomingRequest> held = new ConcurrentHashMap<>();
    final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private final SessionPulse pulse = new SessionPulse(Duration.ofMillis(10));
    private final SessionTerms terms;
    private final NetServer server;
    private volatile int rowsMade;
    private volatile boolean isHelloHeld;

    SessionServer(SessionLimits limits, SessionTerms terms, Duration setupTime) {
        this.terms = terms;
        this.server = vertx.createNetServer()
                .connectHandler(socket -> {
                    var from = HostAddress.of(InetAddress.getLoopbackAddress());
                    var connection = new Connection((NetSocketInternal) socket, from, Linger.DEFAULT);
                    Session session = new Session(connection, Side.DIALLED, limits, pulse, Handler::new);
                    connection.start(session, () -> events.add("over"));
                    connection.waitFor(setupTime);
                    sessions.add(session);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static SessionServer usual() {
        return new SessionServer(SessionLimits.DEFAULT, terms(Duration.ofMinutes(1), false), Duration.ofMinutes(1));
    }

    static SessionTerms terms(Duration heartbeat, boolean sendsHeartbeat) {
        return new SessionTerms(heartbeat, sendsHeartbeat, 8);
    }

    FrameClient connect() throws IOException {
        return new FrameClient(new Socket("127.0.0.1", server.actualPort()));
    }

    /** HELLO is held like any other request. */
    void holdHello() {
        isHelloHeld = true;
    }

    int rowsMade() {
        return rowsMade;
    }

    /** Does something in the event loop of the only session. */
    void inSession(Consumer<Session> action) {
        Session session = sessions.element();
        session.run(() -> action.accept(session));
    }

    void answer(String held, String reply) {
        IncomingRequest request = this.held.get(held);
        request.session().run(() -> request.reply(reply.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Handler implements SessionHandler {
        private final Session session;

        private Handler(Session session) {
            this.session = session;
        }

        @Override
        public void requested(IncomingRequest request, byte[] payload) {
            String text = new String(payload, UTF_8);
            events.add("requested " + text);
            String[] words = text.split(" ", 2);
            switch (words[0]) {
                case "HELLO" -> hello(request);
                case "echo" -> request.reply(words[1].getBytes(UTF_8));
                case "rows" -> rows(request, Integer.parseInt(words[1]));
                case "data" -> {
                    request.more("announced".getBytes(UTF_8));
                    request.data(words[1].getBytes(UTF_8));
                    request.reply("ok".getBytes(UTF_8));
                }
                default -> {
                    held.put(text, request);
                    request.onCancel(() -> events.add("cancelled " + text));
                }
            }
        }

        private void hello(IncomingRequest request) {
            if (isHelloHeld) {
                held.put("HELLO", request);
            } else {
                session.establish(terms);
                request.reply("ok".getBytes(UTF_8));
            }
        }

        private void rows(IncomingRequest request, int count) {
            if (count == 0) {
                request.reply("ok".getBytes(UTF_8));
            } else {
                request.whenRoom(() -> {
                    request.more(new byte[60_000]);
                    rowsMade++;
                    rows(request, count - 1);
                });
            }
        }

        @Override
        public void eventReceived(byte[] payload) {
            events.add("event " + new String(payload, UTF_8));
        }

        @Override
        public byte[] heartbeat() {
            return "PING".getBytes(UTF_8);
        }

        @Override
        public byte[] resync(long watch) {
            return (watch == 0 ? "" : "RESYNC " + watch).getBytes(UTF_8);
        }

        @Override
        public void stopping() {
            session.drain(new Draining(Duration.ofMillis(50), 5), "DRAINING".getBytes(UTF_8));
        }

        @Override
        public void ended(SessionEnd end) {
            events.add("ended " + end);
        }
    }
}
