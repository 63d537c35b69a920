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
 * One download over one connection: the request, the reply, exactly as many bytes as it announces, and a look at whether
 * more follow.
 *
 * <p>One large buffer, written out when it is half full, is the fastest of what was measured.
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
     * Runs it to the end.
     *
     * @throws DownloadException if the peer does not do as it should
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

    /** Reads the status and the size; the content that came with them stays in the buffer, to be read from it. */
    private Reply readReply() throws DownloadException {
        var reader = new ReplyReader(Operation.GET_FILE, 0);
        Duration patience = timeouts.answer();
        try {
            while (!reader.isComplete()) {
                buffer.clear();
                if (fill("the reply", patience) < 0) {
                    throw socket.failed("closed the connection without a whole reply");
                }
                buffer.flip();
                reader.accept(buffer);
                patience = timeouts.stall();
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

    /** Fills the buffer behind what it still holds; writes it when that is worth while. Leaves it ready to be read. */
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

    private int fill(String what, Duration patience) throws DownloadException {
        int count = socket.read(buffer, patience);
        if (count == 0) {
            throw socket.failed("stalled: waited " + patience.toMillis() + " ms for " + what);
        }
        return count;
    }

    /** A peer closes after the last byte. Simple ones may not; then a moment's silence will do. */
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
