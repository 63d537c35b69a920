package dev.lonja.transport.session;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.Linger;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.frame.FrameKind;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A session on a secured connection: many requests at the same time in both directions, and events (docs/session.md, Frames). Its
 * {@link SessionHandler} gives the payloads their meaning. Belongs to the event loop of its connection.
 *
 * <pre>
 *   GREETING --HELLO is answered OK--> ESTABLISHED --BYE of a side, silence, loss--> ENDED
 *       |                                                                             ^
 *       +--no HELLO in time, another answer, a broken rule---------------------------+
 * </pre>
 */
public final class Session implements Exchange {
    private static final Logger LOG = Logger.getLogger(Session.class);
    private static final Duration TIME_FOR_LAST_FRAMES = Linger.DEFAULT.time();

    private enum State {
        GREETING,
        ESTABLISHED,
        ENDED
    }

    private final Connection connection;
    private final EventLoop loop;
    private final SessionLimits limits;
    private final SessionPulse pulse;
    private final SessionHandler handler;
    private final SessionOutput output;
    private final EventOverflow events;
    private final Requester requester;
    private final ReceivedFrames received;
    private State state = State.GREETING;
    private @Nullable SessionVitals vitals;
    private volatile long receivedNanos = System.nanoTime();

    /** A session on that connection, whose deadline is that for HELLO; {@code handlers} creates its handler. */
    public Session(
            Connection connection,
            Side side,
            SessionLimits limits,
            SessionPulse pulse,
            Function<Session, SessionHandler> handlers) {
        this.connection = connection;
        this.loop = (EventLoop) connection.socket().channelHandlerContext().executor();
        this.limits = limits;
        this.pulse = pulse;
        this.output = new SessionOutput(connection, limits, this::progressed);
        this.requester = new Requester(output, side == Side.DIALLING ? 1 : 0);
        this.received = new ReceivedFrames(this, side, limits, requester);
        this.handler = handlers.apply(this);
        this.events = new EventOverflow(output, limits.maxEventBytes(), handler::resync);
    }

    /** The connection that it runs on. */
    public Connection connection() {
        return connection;
    }

    /** Whether HELLO was answered OK and the session is not over. */
    public boolean isEstablished() {
        return state == State.ESTABLISHED;
    }

    /** Whether the session is over. */
    public boolean isEnded() {
        return state == State.ENDED;
    }

    /** When bytes last came from the other side, as a {@link System#nanoTime()}. Any thread. */
    public long receivedNanos() {
        return receivedNanos;
    }

    /** Runs the action in the event loop of the session, later. Any thread. */
    public void run(Runnable action) {
        connection.run(action);
    }

    /** HELLO is answered OK: the side that was dialled calls this just before it replies, the other one when it has the reply. */
    public void establish(SessionTerms agreed) {
        if (state != State.GREETING) {
            return;
        }
        state = State.ESTABLISHED;
        vitals = new SessionVitals(this, agreed, limits.slowReader());
        pulse.join(loop, vitals);
        connection.stopWaiting();
        requester.mayOpen(agreed.maxRequests());
    }

    /** Sends a request, or lets it wait until the other side allows one more. If the session is over, it is lost. */
    public OutgoingRequest request(byte[] payload, ReplyHandler replies) {
        OutgoingRequest request = new OutgoingRequest(this, payload, replies);
        if (isEnded()) {
            replies.lost();
        } else {
            requester.send(request);
        }
        return request;
    }

    /** Sends an event that is never dropped. */
    public void event(byte[] payload) {
        output.add(FrameKind.EVENT, 0, payload);
    }

    /** Sends an event of a watch. If too many are waiting, one {@link SessionHandler#resync} takes their place. */
    public void event(long watch, byte[] payload) {
        if (!isEnded()) {
            events.add(watch, payload);
        }
    }

    /** Sends an event that announces it, serves on for the grace, and ends. */
    public void drain(Draining draining, byte[] announcement) {
        if (isEstablished() && vitals != null && !vitals.isDraining()) {
            event(announcement);
            vitals.drain(draining);
        }
    }

    /** Ends the session after everything that is written: BYE, close_notify, close. */
    public void end(Bye bye) {
        if (isEnded()) {
            return;
        }
        LOG.debugf("peer=%s session ends: %s", connection.from().text(), bye.text());
        output.add(FrameKind.BYE, 0, bye.payload());
        finish(new SessionEnd.Ended(bye));
        close();
    }

    @Override
    public void received(Buffer bytes) {
        if (isEnded()) {
            connection.ignore(bytes);
            return;
        }
        receivedNanos = System.nanoTime();
        received.accept(bytes);
    }

    @Override
    public void inputEnded() {
        if (!isEnded()) {
            finish(new SessionEnd.Lost());
            connection.cut();
        }
    }

    @Override
    public void deadlinePassed() {
        if (isEnded()) {
            connection.cut();
        } else {
            end(Bye.of(ByeReason.SILENT, "no HELLO in time"));
        }
    }

    @Override
    public void stopping() {
        if (isEstablished()) {
            handler.stopping();
        } else {
            end(Bye.of(ByeReason.STOPPING, ""));
        }
    }

    @Override
    public void closed() {
        finish(new SessionEnd.Lost());
        output.drop();
    }

    SessionOutput output() {
        return output;
    }

    SessionHandler handler() {
        return handler;
    }

    /** The other side has left. */
    void left(Bye bye) {
        finish(new SessionEnd.Left(bye));
        close();
    }

    void sendHeartbeat() {
        requester.sendHeartbeat(new OutgoingRequest(this, handler.heartbeat(), IgnoredReply.INSTANCE));
    }

    /** Ends the session with a side that takes nothing: what waits is dropped, so that the BYE is all there is to take. */
    void giveUp(Bye bye) {
        output.clear();
        end(bye);
    }

    void replied(int id, byte[] payload) {
        received.replied(id);
        output.add(FrameKind.REPLY, id, payload);
        if (isEstablished()) {
            received.continueReading();
        }
    }

    void cancel(OutgoingRequest request) {
        if (requester.cancel(request)) {
            request.handler().lost();
        }
    }

    private void progressed() {
        if (!isEnded()) {
            events.reportLosses();
        }
    }

    private void close() {
        connection.waitFor(TIME_FOR_LAST_FRAMES);
        output.whenEmpty(connection::end);
    }

    private void finish(SessionEnd end) {
        if (isEnded()) {
            return;
        }
        state = State.ENDED;
        output.seal();
        if (vitals != null) {
            pulse.leave(loop, vitals);
        }
        received.stop();
        requester.removeAll().forEach(request -> request.handler().lost());
        handler.ended(end);
    }
}
