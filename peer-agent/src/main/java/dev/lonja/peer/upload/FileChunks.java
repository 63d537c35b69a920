package dev.lonja.peer.upload;

import io.vertx.core.Future;
import java.nio.channels.FileChannel;

/**
 * Makes messages for a Netty channel from chunks of an open file. The file must stay open until the message is written, and
 * writing the message does not close it. Thread: the event loop of the connection.
 */
interface FileChunks {
    /** The largest useful size of a chunk. */
    long maxBytes();

    /** The message with {@code count} bytes from that position; fails if the file is too short. */
    Future<Object> chunk(FileChannel file, long from, long count);
}
