package dev.lonja.peer.upload.sending;

import dev.lonja.peer.shared.OpenFile;
import io.vertx.core.Future;

/**
 * Makes messages for a Netty channel from chunks of an open file. The file must stay open until the message is written, and
 * writing the message does not close it. Thread: the event loop of the connection.
 */
public interface FileChunks {
    /** The largest useful size of the chunk that begins at that position. */
    long maxBytes(OpenFile file, long from);

    /** The message with {@code count} bytes from that position; fails if the file is too short. */
    Future<Object> chunk(OpenFile file, long from, long count);
}
