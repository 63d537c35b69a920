package dev.lonja.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;

/**
 * Cuts the bytes of a connection at each NUL. It holds one unfinished string, which its receiver bounds; once the receiver
 * wants no more strings, what followed the last one can be taken over from here.
 *
 * <p>The bound is checked here because RecordParser's own limit lets a record through that arrives whole. The parser is
 * paused together with the receiver, because records that are buffered already would keep coming. Belongs to one thread.
 */
public final class NulFraming {

    /** Takes the strings. */
    public interface Receiver {
        /** The largest number of bytes that the next string may have, without its NUL. */
        int maxBytes();

        /** Takes the next string, without its NUL, of whatever length; false if no more strings are wanted. */
        boolean accept(byte[] string);

        /** The string that is arriving has grown past {@link #maxBytes()}; no more strings are wanted. */
        void overflow();
    }

    private static final Buffer NUL = Buffer.buffer(new byte[1]);

    private final Receiver receiver;
    private final RecordParser parser = RecordParser.newDelimited(NUL);
    private boolean hasStopped;
    private int heldBytes;

    /** Framing that begins with a string. */
    public NulFraming(Receiver receiver) {
        this.receiver = receiver;
        parser.handler(this::cut);
    }

    /**
     * Takes the next bytes as they came.
     *
     * @throws IllegalStateException if the receiver wants no more strings
     */
    public void accept(Buffer bytes) {
        if (hasStopped) {
            throw new IllegalStateException("no more strings are wanted");
        }
        heldBytes += bytes.length();
        parser.handle(bytes);
        if (!hasStopped && heldBytes > receiver.maxBytes()) {
            stop();
            receiver.overflow();
        }
    }

    /** Whether the receiver wants no more strings. */
    public boolean hasStopped() {
        return hasStopped;
    }

    /** Takes over the bytes that followed the last string; to be called once the framing has stopped. */
    public Buffer takeRest() {
        Buffer rest = Buffer.buffer(heldBytes);
        if (heldBytes > 0) {
            parser.handler(rest::appendBuffer);
            parser.fixedSizeMode(heldBytes);
            parser.fetch(1);
            heldBytes = 0;
        }
        return rest;
    }

    private void cut(Buffer string) {
        heldBytes -= string.length() + NUL.length();
        if (!receiver.accept(string.getBytes())) {
            stop();
        }
    }

    private void stop() {
        hasStopped = true;
        parser.pause();
    }
}
