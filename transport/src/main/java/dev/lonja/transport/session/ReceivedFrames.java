package dev.lonja.transport.session;

import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.frame.FrameKind;
import dev.lonja.transport.frame.FrameReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the frames of the other side do in a {@link Session}, and which of them end it. Belongs to its event loop. */
final class ReceivedFrames implements FrameReader.Receiver {
    private final Session session;
    private final Side side;
    private final SessionLimits limits;
    private final Requester requester;
    private final OpenRequests<IncomingRequest> open = new OpenRequests<>();
    private final FrameReader reader = new FrameReader(this);
    private @Nullable OutgoingRequest dataOf;

    ReceivedFrames(Session session, Side side, SessionLimits limits, Requester requester) {
        this.session = session;
        this.side = side;
        this.limits = limits;
        this.requester = requester;
    }

    /** Takes the next bytes. */
    void accept(Buffer bytes) {
        reader.accept(((BufferImpl) bytes).byteBuf());
    }

    /** HELLO is answered: reads what came behind it. */
    void continueReading() {
        if (reader.isPaused()) {
            reader.resume();
            session.connection().resume();
        }
    }

    /** The session is over: reads nothing any more, and tells the open requests. */
    void stop() {
        if (reader.isPaused()) {
            session.connection().resume();
        }
        reader.stop();
        open.removeAll().forEach(IncomingRequest::sessionEnded);
    }

    /** A request of the other side is answered. */
    void replied(int id) {
        open.remove(id);
    }

    @Override
    public int maxBytes(int code) {
        return side == Side.DIALLED && !session.isEstablished() ? limits.maxBytesBeforeHello() : limits.maxBytes(code);
    }

    @Override
    public void frame(FrameKind kind, int id, byte[] payload) {
        switch (kind) {
            case REQUEST -> requested(id, payload);
            case REPLY, MORE -> answered(kind, id, payload);
            case EVENT -> eventReceived(id, payload);
            case CANCEL -> cancelled(id);
            case BYE -> session.left(Bye.read(payload));
            case DATA -> throw new IllegalArgumentException("data comes in parts");
        }
    }

    @Override
    public boolean dataBegins(int id, int length) {
        OutgoingRequest request = requester.find(id);
        if (request == null) {
            breach("DATA of a request that is not open: " + Integer.toUnsignedString(id));
            return false;
        }
        if (!request.takeExpected(length)) {
            breach("more DATA than announced, of the request " + Integer.toUnsignedString(id));
            return false;
        }
        dataOf = request;
        return true;
    }

    @Override
    public void data(int id, ByteBuffer part) {
        if (dataOf != null) {
            dataOf.handler().data(part);
        }
    }

    @Override
    public void broken(Bye reason) {
        session.end(reason);
    }

    private void requested(int id, byte[] payload) {
        if (id == 0 || open.contains(id)) {
            breach("a REQUEST with the id " + Integer.toUnsignedString(id));
        } else if (side == Side.DIALLING && !session.isEstablished()) {
            breach("a REQUEST before HELLO is answered");
        } else if (open.size() + session.output().replies() >= limits.maxRequests()) {
            session.end(Bye.of(ByeReason.TOO_MANY, "more than " + limits.maxRequests() + " requests are open"));
        } else {
            IncomingRequest request = new IncomingRequest(session, id);
            open.add(id, request);
            if (!session.isEstablished()) {
                waitForAnswerToHello();
            }
            session.handler().requested(request, payload);
        }
    }

    /** Nothing has an effect before HELLO is answered: what follows it is not read until then. */
    private void waitForAnswerToHello() {
        reader.pause();
        session.connection().pause();
    }

    private void answered(FrameKind kind, int id, byte[] payload) {
        OutgoingRequest request = requester.find(id);
        if (request == null) {
            breach(kind + " of a request that is not open: " + Integer.toUnsignedString(id));
        } else if (kind == FrameKind.MORE) {
            request.handler().more(payload);
        } else if (payload.length == 0) {
            breach("a REPLY without a status");
        } else {
            requester.replied(request);
            request.handler().reply(payload);
        }
    }

    private void eventReceived(int id, byte[] payload) {
        if (id != 0) {
            breach("an EVENT with the id " + Integer.toUnsignedString(id));
        } else if (!session.isEstablished()) {
            breach("an EVENT before HELLO is answered");
        } else {
            session.handler().eventReceived(payload);
        }
    }

    private void cancelled(int id) {
        IncomingRequest request = open.find(id);
        if (request != null) {
            request.cancel();
        }
    }

    private void breach(String problem) {
        session.end(Bye.of(ByeReason.PROTOCOL, problem));
    }
}
