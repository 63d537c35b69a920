package dev.lonja.transport.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.payload.MorePayloads;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.SessionRequests.Received;
import dev.lonja.protocol.session.Welcome;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.FairQueue;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.tls.Handshakes;
import dev.lonja.transport.tls.PeerKey;
import dev.lonja.transport.tls.Silent;
import dev.lonja.transport.tls.TestKey;
import dev.lonja.transport.tls.TlsAcceptor;
import dev.lonja.transport.tls.TlsContext;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Accepts sessions on a port with two editions, and speaks some rows of the protocol in them: HELLO, PING, LIST_FILES, whose owner
 * names the number of files and the length of their descriptions; the others are held.
 */
final class SecuredRegistry {
    static final Welcome WELCOME = new Welcome(2, "lonja/2", 60, 256, "127.0.0.1:50000", "");

    private static final TestKey KEY = TestKey.create();
    private static final int ROWS_AT_ONCE = 16;

    /** What happened, in order. */
    final Queue<String> events = new ConcurrentLinkedQueue<>();

    final Map<Request, IncomingRequest> held = new ConcurrentHashMap<>();
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final SessionPulse pulse = new SessionPulse(Duration.ofMillis(10));
    private final NetServer server;
    private volatile int rowsMade;

    SecuredRegistry(Vertx vertx) {
        TlsContext context = TlsContext.of(KEY.identity());
        var handshakes = new Handshakes(vertx, FairQueue.Limits.of(16, 16), 1);
        var acceptor = new TlsAcceptor(() -> context, handshakes, this::begin, TlsAcceptor.SETUP_TIME);
        server = vertx.createNetServer()
                .connectHandler(socket -> {
                    var from = HostAddress.of(InetAddress.getLoopbackAddress());
                    var connection = new Connection((NetSocketInternal) socket, from, Linger.DEFAULT);
                    connection.start(new Silent(), () -> events.add("over"));
                    acceptor.watch(connection);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    PeerKey key() {
        return KEY.key();
    }

    int rowsMade() {
        return rowsMade;
    }

    void answer(Request request, SessionReply reply) {
        IncomingRequest incoming = held.get(request);
        incoming.session().run(() -> incoming.reply(reply.payload(request.operation())));
    }

    /** Stops as a registry does that is told to. */
    void stop() {
        sessions.forEach(session -> session.connection().stop());
    }

    private Optional<Exchange> begin(Connection connection, PeerKey key) {
        events.add("key " + key);
        Session session = new Session(connection, Side.DIALLED, SessionLimits.DEFAULT, pulse, Handler::new);
        sessions.add(session);
        return Optional.of(session);
    }

    /** The files of an owner whose name is their number, "x", and the length of each description. */
    static FileRow file(String owner, int number) {
        int length = Integer.parseInt(owner.substring(owner.indexOf('x') + 1));
        return new FileRow("/file " + number, "d".repeat(length), FileFacts.UNKNOWN, 1_700_000_000L + number, "");
    }

    static int files(String owner) {
        return Integer.parseInt(owner.substring(0, owner.indexOf('x')));
    }

    private final class Handler implements SessionHandler {
        private final Session session;

        private Handler(Session session) {
            this.session = session;
        }

        @Override
        public void requested(IncomingRequest incoming, byte[] payload) {
            switch (SessionRequests.read(payload)) {
                case Received.Refused(SessionReply.Failure reply) -> incoming.reply(SessionReply.payload(reply));
                case Received.Complete(Request request) -> answer(incoming, request);
            }
        }

        private void answer(IncomingRequest incoming, Request request) {
            events.add("requested " + Printable.of(request.operation().name()));
            switch (request) {
                case Request.Hello hello -> {
                    session.establish(new SessionTerms(Duration.ofSeconds(WELCOME.heartbeatSeconds()), false, 8));
                    incoming.reply(WELCOME.reply().payload(Operation.HELLO));
                }
                case Request.Ping ping -> incoming.reply(SessionReply.Success.EMPTY.payload(Operation.PING));
                case DirectoryRequest.ListFiles list -> {
                    String after = list.page().after();
                    int begin = after.isEmpty() ? 0 : Integer.parseInt(after);
                    int end = Math.min(files(list.owner()), begin + list.page().limit());
                    var columns = Operation.LIST_FILES.session().columns().size();
                    makeRows(incoming, list.owner(), new MorePayloads(columns), begin, end);
                }
                default -> {
                    incoming.onCancel(() -> {
                        events.add("cancelled " + request.operation());
                        incoming.reply(SessionReply.payload(SessionReply.Failure.of(Outcome.CANCELLED, "cancelled")));
                    });
                    held.put(request, incoming);
                }
            }
        }

        private void makeRows(IncomingRequest incoming, String owner, MorePayloads rows, int begin, int end) {
            incoming.whenRoom(() -> {
                int next = Math.min(end, begin + ROWS_AT_ONCE);
                for (int at = begin; at < next; at++) {
                    rows.add(file(owner, at).columns()).ifPresent(incoming::more);
                    rowsMade++;
                }
                if (next < end) {
                    makeRows(incoming, owner, rows, next, end);
                } else {
                    rows.flush().ifPresent(incoming::more);
                    String after = end < files(owner) ? Integer.toString(end) : "";
                    incoming.reply(new SessionReply.Success(List.of(after)).payload(Operation.LIST_FILES));
                }
            });
        }

        @Override
        public void eventReceived(byte[] payload) {
            session.end(Bye.of(ByeReason.PROTOCOL, "an event of a client"));
        }

        @Override
        public byte[] heartbeat() {
            return SessionRequests.payload(new Request.Ping());
        }

        @Override
        public byte[] resync(long watch) {
            return new Event.Resync(Long.toString(watch)).payload();
        }

        @Override
        public void stopping() {
            session.drain(new Draining(Duration.ofMillis(50), 5), new Event.Draining(1).payload());
        }

        @Override
        public void ended(SessionEnd end) {
            events.add("ended " + end);
        }
    }
}
