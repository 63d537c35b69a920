package dev.lonja.peer.download;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.dialect.Dialect;
import dev.lonja.peer.download.target.TargetException;
import dev.lonja.peer.download.target.TargetWriter;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.NameForm;
import dev.lonja.protocol.codec.ReplyReader;
import dev.lonja.protocol.codec.RequestEncoder;
import dev.lonja.protocol.codec.RequestForm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * One download over one connection: sends the request, reads the reply and exactly the announced number of bytes, and checks
 * that none follow.
 *
 * <p>Of the ways measured, the fastest is one large buffer that is written to the file when it is half full. Thread: the one
 * that downloads.
 */
final class FileReceiving {
    private final DownloadTimeouts timeouts;
    private final PeerSocket socket;
    private final ByteBuffer buffer;
    private final DownloadProgress progress;
    private final TargetWriter writer;
    private final MinimumRate.Watch rate;

    FileReceiving(
            DownloadTimeouts timeouts,
            PeerSocket socket,
            ByteBuffer buffer,
            DownloadProgress progress,
            TargetWriter writer) {
        this.timeouts = timeouts;
        this.socket = socket;
        this.buffer = buffer;
        this.progress = progress;
        this.writer = writer;
        this.rate = timeouts.minimumRate().watch();
    }

    /**
     * Runs the download to its end.
     *
     * @throws DownloadException if the connection fails or the peer breaks the protocol
     * @throws TargetException if the target is refused
     * @throws IOException if the target cannot be written
     */
    Download run(Request.GetFile request, Dialect dialect) throws DownloadException, TargetException, IOException {
        writer.open();
        Reply reply = ask(request, dialect);
        if (reply instanceof Reply.FileHeader(long sizeBytes)) {
            return new Download.Done(receive(sizeBytes), sizeBytes);
        }
        return reply.outcome() == Outcome.NO_SUCH_FILE
                ? new Download.NoSuchFile(socket.failed(text("no such file")).getMessage())
                : new Download.Failed(
                        socket.failed(text("answered that it failed")).getMessage());
    }

    /** Asks with the name of the operation in the form that the peer knows, and if it refuses, once in the other form. */
    private Reply ask(Request.GetFile request, Dialect dialect) throws DownloadException, IOException {
        NameForm names = dialect.names();
        ReplyReader reader = ask(request, names);
        if (isRefused(reader) && dialect.mayKnowOtherName(Operation.GET_FILE, reader.isMissing())) {
            socket.reopen();
            ReplyReader second = ask(request, names.other());
            if (!isRefused(second)) {
                reader = second;
                names = names.other();
            }
        }
        Reply reply = reply(reader);
        if (!isRefused(reader)) {
            dialect.took(Operation.GET_FILE, names);
        }
        return reply;
    }

    private ReplyReader ask(Request.GetFile request, NameForm names) throws DownloadException {
        socket.connect(timeouts.connect());
        byte[] bytes = RequestEncoder.encode(request, RequestForm.PLAIN.with(names), LocalDateTime.MIN);
        socket.write(ByteBuffer.wrap(bytes), timeouts.stall());
        return readReply();
    }

    /** Whether the peer closed the connection without a byte, or answered that it failed. */
    private static boolean isRefused(ReplyReader reader) {
        return reader.isMissing() || reader.hasFailed();
    }

    private Reply reply(ReplyReader reader) throws DownloadException {
        try {
            return reader.reply();
        } catch (MalformedReplyException malformed) {
            throw socket.failed(text(malformed.reason()));
        }
    }

    /**
     * Reads the status and the size, or up to the end of the stream; content that arrived with them stays in the buffer, ready to be
     * read. The first byte may take long; the few others have one timeout together.
     */
    private ReplyReader readReply() throws DownloadException {
        var reader = new ReplyReader(Operation.GET_FILE, 0);
        Duration limit = timeouts.answer();
        Duration rest = limit;
        boolean hasBegun = false;
        try {
            while (!reader.isComplete()) {
                buffer.clear();
                long waitedBefore = socket.waitedNanos();
                boolean isEnd = read(text("the reply"), limit, rest) < 0;
                buffer.flip();
                if (isEnd) {
                    break;
                }
                reader.accept(buffer);
                rest = hasBegun ? rest.minusNanos(socket.waitedNanos() - waitedBefore) : timeouts.stall();
                limit = timeouts.stall();
                hasBegun = true;
            }
        } catch (MalformedReplyException malformed) {
            throw socket.failed(text(malformed.reason()));
        } catch (PeerSocket.LostException lost) {
            if (hasBegun) {
                throw socket.failed(String.valueOf(lost.getMessage()));
            }
        }
        return reader;
    }

    private Path receive(long sizeBytes) throws DownloadException, TargetException, IOException {
        writer.begin(sizeBytes);
        long writtenBytes = 0;
        while (writtenBytes + buffer.remaining() < sizeBytes) {
            progress.advanced(writtenBytes + buffer.remaining(), sizeBytes);
            writtenBytes += writeWhenHalfFull(sizeBytes - writtenBytes);
        }
        if (writtenBytes + buffer.remaining() > sizeBytes) {
            throw tooLong(sizeBytes);
        }
        writer.write(buffer);
        progress.advanced(sizeBytes, sizeBytes);
        requireEnd(sizeBytes);
        return writer.commit();
    }

    /**
     * Writes the buffer to the file if it is half full, and reads more behind what it still holds. Returns the number of
     * bytes written, and leaves the buffer ready to be read.
     */
    private int writeWhenHalfFull(long missingBytes) throws DownloadException, IOException {
        int written = 0;
        if (buffer.remaining() >= buffer.capacity() / 2) {
            written = buffer.remaining();
            writer.write(buffer);
        }
        buffer.compact();
        fillWithContent(missingBytes - written - buffer.position());
        buffer.flip();
        return written;
    }

    /** Reads more of the content, of which that many bytes are missing. */
    private void fillWithContent(long missingBytes) throws DownloadException {
        long waitedBefore = socket.waitedNanos();
        int count;
        try {
            count = read(
                    plural(missingBytes, "the last %d byte", "the last %d bytes"), timeouts.stall(), timeouts.stall());
        } catch (PeerSocket.LostException lost) {
            throw endedEarly(missingBytes, String.valueOf(lost.getMessage()));
        }
        if (count < 0) {
            throw endedEarly(missingBytes, text("closed the connection"));
        }
        if (rate.isTooSlow(count, socket.waitedNanos() - waitedBefore)) {
            MinimumRate least = timeouts.minimumRate();
            throw socket.failed(plural(
                    missingBytes - count,
                    "too slow: less than %2$d bytes per second for %3$d s, and %1$d byte is missing",
                    "too slow: less than %2$d bytes per second for %3$d s, and %1$d bytes are missing",
                    least.bytesPerSecond(),
                    least.window().toSeconds()));
        }
    }

    /** An owner has no other way to say that the file has changed (section 1). */
    private DownloadException endedEarly(long missingBytes, String how) {
        return socket.failed(plural(
                missingBytes,
                "ended early, %d byte before the announced size (%s); the file may have changed while it was sent",
                "ended early, %d bytes before the announced size (%s); the file may have changed while it was sent",
                how));
    }

    /** Reads from the socket into the buffer; a timeout fails and names what was waited for, and the whole limit. */
    private int read(String what, Duration limit, Duration rest) throws DownloadException, PeerSocket.LostException {
        int count = rest.isPositive() ? socket.read(buffer, rest) : 0;
        if (count == 0) {
            throw socket.failed(text("stalled: waited %d ms for %s", limit.toMillis(), what));
        }
        return count;
    }

    /** A peer closes after the last byte. Simple peers may keep the connection open: no byte for a short time is enough. */
    private void requireEnd(long sizeBytes) throws DownloadException {
        buffer.clear().limit(1);
        try {
            if (socket.read(buffer, timeouts.settle()) > 0) {
                throw tooLong(sizeBytes);
            }
        } catch (PeerSocket.LostException lost) {
            throw socket.failed(text(
                    "broke the connection at its end (%s); the file may have changed while it was sent",
                    lost.getMessage()));
        }
    }

    private DownloadException tooLong(long sizeBytes) {
        return socket.failed(plural(
                sizeBytes,
                "sent more than the %d byte that it announced",
                "sent more than the %d bytes that it announced"));
    }
}
