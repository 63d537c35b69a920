package dev.lonja.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;

/**
 * Cuts the bytes of a connection at each NUL. It holds one incomplete string, whose length the receiver limits. When the
 * receiver wants no more strings, the bytes after the last string can be taken from here.
 *
 * <p>The limit is checked here, because the limit of RecordParser does not apply to a record that arrives in one piece. The
 * parser is paused together with the receiver, because it would continue with buffered records. Belongs to one thread.
 */
public final class NulFraming {

    /** Receives the strings. */
    public interface Receiver {
        /** The largest number of bytes that the next string may have, without its NUL. */
        int maxBytes();

        /** Receives the next string, without its NUL and of any length. Returns false to receive no more strings. */
        boolean accept(byte[] string);

        /** The incomplete string exceeds {@link #maxBytes()}. No more strings follow. */
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
     * Takes the next bytes in the order of their arrival.
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

    /** Returns the bytes after the last string. To be called once, after the framing has stopped. */
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
