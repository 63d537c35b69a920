package dev.lonja.transport.session;

/** A request of this side, whose reply is pending. Belongs to the event loop of its session. */
public final class OutgoingRequest {
    static final int NOT_SENT = 0;

    private final Session session;
    private final byte[] payload;
    private final ReplyHandler handler;
    private int id = NOT_SENT;
    private long expectedBytes;

    OutgoingRequest(Session session, byte[] payload, ReplyHandler handler) {
        this.session = session;
        this.payload = payload;
        this.handler = handler;
    }

    /** Cancels the request. A reply still comes, unless the request has not been sent yet: then it is lost. */
    public void cancel() {
        session.cancel(this);
    }

    /** Allows that many more bytes of data, which the rows have announced. More data than that ends the session. */
    public void expectData(long bytes) {
        expectedBytes = Math.addExact(expectedBytes, bytes);
    }

    byte[] payload() {
        return payload;
    }

    ReplyHandler handler() {
        return handler;
    }

    int id() {
        return id;
    }

    void sentAs(int number) {
        id = number;
    }

    /** Whether so many bytes of data are expected; they are not expected again. */
    boolean takeExpected(int bytes) {
        if (bytes > expectedBytes) {
            return false;
        }
        expectedBytes -= bytes;
        return true;
    }
}
