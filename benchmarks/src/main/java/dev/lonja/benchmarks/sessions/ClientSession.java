package dev.lonja.benchmarks.sessions;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.payload.BrokenPayloadException;
import dev.lonja.protocol.payload.MorePayload;
import dev.lonja.protocol.payload.ReplyPayload;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.Welcome;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.IncomingRequest;
import dev.lonja.transport.session.ReplyHandler;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import dev.lonja.transport.session.SessionHandler;
import dev.lonja.transport.session.SessionTerms;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A session of the benchmark with a registry. It belongs to its event loop, except where something else is said. */
final class ClientSession implements SessionHandler {
    /** The status of a request whose session has ended. */
    static final int LOST = -1;

    private final CompletableFuture<ClientSession> greeted;
    private final CompletableFuture<SessionEnd> ended = new CompletableFuture<>();
    private @Nullable Session session;
    private boolean hasFailed;

    /** A session that completes the future when it stands. */
    ClientSession(CompletableFuture<ClientSession> greeted) {
        this.greeted = greeted;
    }

    SessionHandler handlerOf(Session created) {
        session = created;
        return this;
    }

    /** Says HELLO. */
    void greet() {
        Request hello = new Request.Hello("2", "lonja-benchmark/2", "", "");
        session().request(SessionRequests.payload(hello), new Status(reply -> {
            try {
                SessionReply read = SessionReply.read(Operation.HELLO, reply);
                if (read instanceof SessionReply.Success success) {
                    Welcome welcome = Welcome.read(success);
                    session().establish(new SessionTerms(Duration.ofSeconds(welcome.heartbeatSeconds()), true, (int)
                            welcome.requestsInFlight()));
                    greeted.complete(this);
                } else {
                    greeted.completeExceptionally(new IllegalStateException("HELLO is answered with " + read));
                }
            } catch (Exception broken) {
                greeted.completeExceptionally(broken);
            }
        }));
    }

    /** Runs the action in the event loop. Any thread. */
    void run(Runnable action) {
        session().run(action);
    }

    /** Sends a request. {@code onStatus} learns the status, or {@link #LOST}, in the event loop. */
    void request(byte[] payload, IntConsumer onStatus) {
        session()
                .request(
                        payload,
                        new Status(reply -> {
                                    if (reply.status() != 0 && !hasFailed) {
                                        hasFailed = true;
                                        System.err.println("a request is answered with " + reply);
                                    }
                                    onStatus.accept(reply.status());
                                })
                                .withoutRows());
    }

    /** Sends a request. {@code onStatus} learns the status, or {@link #LOST}, in the event loop. */
    void send(Request request, IntConsumer onStatus) {
        request(SessionRequests.payload(request), onStatus);
    }

    /** Sends a request and waits until it is acknowledged. Not to be called in an event loop. */
    void ask(Request request) {
        CompletableFuture<ReplyPayload> answer = new CompletableFuture<>();
        run(() -> session().request(SessionRequests.payload(request), new Status(answer::complete)));
        ReplyPayload reply = answer.join();
        if (reply.status() != 0) {
            throw new IllegalStateException(request.operation() + " is answered with " + reply);
        }
    }

    /** Sends a request and waits for its reply. Returns the number of rows before it. Not to be called in an event loop. */
    int countRows(Request request) {
        CompletableFuture<ReplyPayload> answer = new CompletableFuture<>();
        Status counting = new Status(answer::complete);
        run(() -> session().request(SessionRequests.payload(request), counting));
        answer.join();
        return counting.rows.get();
    }

    /** Completes when the session is over. Any thread. */
    CompletableFuture<SessionEnd> ended() {
        return ended;
    }

    /** Leaves in order. Any thread. */
    void leave() {
        run(() -> session().end(Bye.of(ByeReason.STOPPING, "")));
    }

    @Override
    public void requested(IncomingRequest request, byte[] payload) {
        request.reply(SessionReply.payload(SessionReply.Failure.of(Outcome.UNKNOWN_OPERATION, "")));
    }

    @Override
    public void eventReceived(byte[] payload) {}

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
        greeted.completeExceptionally(new IllegalStateException("the session ended before HELLO was answered: " + end));
        ended.complete(end);
    }

    private Session session() {
        return Objects.requireNonNull(session);
    }

    /** The reply of a request, and the number of rows before it. */
    private static final class Status implements ReplyHandler {
        private final Consumer<ReplyPayload> onReply;
        private final AtomicInteger rows = new AtomicInteger();
        private boolean isCounting = true;

        private Status(Consumer<ReplyPayload> onReply) {
            this.onReply = onReply;
        }

        /** A load does not read the rows: that would be measured too. */
        private Status withoutRows() {
            isCounting = false;
            return this;
        }

        @Override
        public void more(byte[] payload) {
            try {
                if (isCounting) {
                    rows.addAndGet(MorePayload.read(payload).rows().size());
                }
            } catch (BrokenPayloadException broken) {
                lost();
            }
        }

        @Override
        public void data(ByteBuffer part) {}

        @Override
        public void reply(byte[] payload) {
            try {
                onReply.accept(ReplyPayload.read(payload));
            } catch (BrokenPayloadException broken) {
                lost();
            }
        }

        @Override
        public void lost() {
            onReply.accept(new ReplyPayload(LOST, List.of()));
        }
    }
}
