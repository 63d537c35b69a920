package dev.lonja.peer.upload;

import io.vertx.core.Future;
import java.nio.channels.FileChannel;

/**
 * Turns a piece of an open file into a message for a Netty channel. The file stays open until the message has been
 * written, and is not closed by it.
 */
interface FileChunks {
    /** The most bytes that are worth while in one piece. */
    long maxBytes();

    /** The message; fails when the file ends before the piece does. */
    Future<Object> piece(FileChannel file, long from, long count);
}
