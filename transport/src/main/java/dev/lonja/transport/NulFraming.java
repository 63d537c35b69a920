package dev.lonja.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * Cuts the bytes of a connection at each NUL. It holds one incomplete string, whose length the receiver limits. When the
 * receiver wants no more strings, the bytes after the last string can be taken from here.
 *
 * <p>The limit is checked here, because the limit of RecordParser does not apply to a record that arrives in one piece. The
 * parser is paused together with the receiver, because it would continue with buffered records. Belongs to one thread.
 */
public final class NulFraming {

    private static final Buffer NUL = Buffer.buffer(new byte[1]);

    private final IntSupplier maxBytes;
    private final Predicate<byte[]> strings;
    private final Runnable whenTooLong;
    private final RecordParser parser = RecordParser.newDelimited(NUL);
    private boolean hasStopped;
    private int heldBytes;

    /**
     * Framing that begins with a string.
     *
     * @param maxBytes the largest number of bytes that the next string may have, without its NUL
     * @param strings takes each string, without its NUL, of any length; false if no more strings are wanted
     * @param whenTooLong runs when the unfinished string has more than {@code maxBytes}; no more strings are wanted then
     */
    public NulFraming(IntSupplier maxBytes, Predicate<byte[]> strings, Runnable whenTooLong) {
        this.maxBytes = maxBytes;
        this.strings = strings;
        this.whenTooLong = whenTooLong;
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
        if (!hasStopped && heldBytes > maxBytes.getAsInt()) {
            stop();
            whenTooLong.run();
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
        if (!strings.test(string.getBytes())) {
            stop();
        }
    }

    private void stop() {
        hasStopped = true;
        parser.pause();
    }
}
