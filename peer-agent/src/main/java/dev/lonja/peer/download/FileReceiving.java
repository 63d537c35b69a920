package dev.lonja.peer.download;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ReplyReader;
import dev.lonja.protocol.codec.RequestEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One download over one connection: sends the request, reads the reply and exactly the announced number of bytes, and checks
 * that none follow.
 *
 * <p>Of the ways measured, the fastest is one large buffer that is written to the file when it is half full. Thread: the one
 * that downloads.
 */
final class FileReceiving {
    private final DownloadTimeouts timeouts;
    private final FlushRule flush;
    private final PeerSocket socket;
    private final ByteBuffer buffer;
    private final DownloadProgress progress;

    FileReceiving(
            DownloadTimeouts timeouts,
            FlushRule flush,
            PeerSocket socket,
            ByteBuffer buffer,
            DownloadProgress progress) {
        this.timeouts = timeouts;
        this.flush = flush;
        this.socket = socket;
        this.buffer = buffer;
        this.progress = progress;
    }

    /**
     * Runs the download to its end.
     *
     * @throws DownloadException if the connection fails or the peer breaks the protocol
     * @throws IOException if the target cannot be written
     */
    Download run(Request.GetFile request, Path target) throws DownloadException, IOException {
        socket.connect(timeouts.connect());
        socket.write(ByteBuffer.wrap(RequestEncoder.encode(request)), timeouts.stall());
        Reply reply = readReply();
        if (reply instanceof Reply.FileHeader(long sizeBytes)) {
            receive(target, sizeBytes);
            return new Download.Done(target, sizeBytes);
        }
        return reply.outcome() == Outcome.NO_SUCH_FILE
                ? new Download.NoSuchFile(socket.failed("no such file").getMessage())
                : new Download.Failed(socket.failed("answered that it failed").getMessage());
    }

    /** Reads the status and the size; content that arrived with them stays in the buffer, ready to be read. */
    private Reply readReply() throws DownloadException {
        var reader = new ReplyReader(Operation.GET_FILE, 0);
        Duration timeout = timeouts.answer();
        try {
            while (!reader.isComplete()) {
                buffer.clear();
                if (fill("the reply", timeout) < 0) {
                    throw socket.failed("closed the connection without a whole reply");
                }
                buffer.flip();
                reader.accept(buffer);
                timeout = timeouts.stall();
            }
            return reader.reply();
        } catch (MalformedReplyException malformed) {
            throw socket.failed(malformed.getMessage());
        }
    }

    private void receive(Path target, long sizeBytes) throws DownloadException, IOException {
        DownloadTarget.requireRoom(target, sizeBytes);
        try (PartialFile partial = PartialFile.beside(target, flush)) {
            long writtenBytes = 0;
            while (writtenBytes + buffer.remaining() < sizeBytes) {
                progress.advanced(writtenBytes + buffer.remaining(), sizeBytes);
                writtenBytes += writeWhenHalfFull(partial, sizeBytes - writtenBytes);
            }
            if (writtenBytes + buffer.remaining() > sizeBytes) {
                throw tooLong(sizeBytes);
            }
            partial.write(buffer);
            progress.advanced(sizeBytes, sizeBytes);
            requireEnd(sizeBytes);
            partial.commit();
        }
    }

    /**
     * Writes the buffer to the file if it is half full, and reads more behind what it still holds. Returns the number of
     * bytes written, and leaves the buffer ready to be read.
     */
    private int writeWhenHalfFull(PartialFile partial, long missingBytes) throws DownloadException, IOException {
        int written = 0;
        if (buffer.remaining() >= buffer.capacity() / 2) {
            written = buffer.remaining();
            partial.write(buffer);
        }
        buffer.compact();
        if (fill("byte " + (missingBytes - written) + " before the end", timeouts.stall()) < 0) {
            throw socket.failed("ended the stream " + (missingBytes - written - buffer.position())
                    + " bytes short of the size that it announced");
        }
        buffer.flip();
        return written;
    }

    /** Reads from the socket into the buffer; a timeout fails and names what was waited for. */
    private int fill(String what, Duration timeout) throws DownloadException {
        int count = socket.read(buffer, timeout);
        if (count == 0) {
            throw socket.failed("stalled: waited " + timeout.toMillis() + " ms for " + what);
        }
        return count;
    }

    /** A peer closes after the last byte. Simple peers may keep the connection open: no byte for a short time is enough. */
    private void requireEnd(long sizeBytes) throws DownloadException {
        buffer.clear().limit(1);
        if (socket.read(buffer, timeouts.settle()) > 0) {
            throw tooLong(sizeBytes);
        }
    }

    private DownloadException tooLong(long sizeBytes) {
        return socket.failed("sent more than the " + sizeBytes + " bytes that it announced");
    }
}
