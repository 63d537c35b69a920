package dev.lonja.transport.session;

import java.nio.ByteBuffer;

/** Takes what answers an {@link OutgoingRequest}. Called in the event loop of the session. */
public interface ReplyHandler {

    /** Rows, before the reply. The handler allows the data that they announce with {@link OutgoingRequest#expectData}. */
    void more(byte[] payload);

    /** The next bytes of data, before the reply; a frame may come in parts. They are valid during the call. */
    void data(ByteBuffer part);

    /** The status, and strings. Ends the request. */
    void reply(byte[] payload);

    /** The session ended without a reply. The request may have taken effect. */
    void lost();
}
