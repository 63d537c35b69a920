package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.RequestDecoder;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;

/**
 * Cuts the bytes of a connection at each NUL and builds one request from the pieces.
 *
 * <p>The parser is fed string by string and no further than the string may be long, because it would hold whatever it
 * is given, and its own limit lets a record through that arrives whole. After a step other than Incomplete nothing more
 * is taken in.
 */
final class RequestReader {
    private final RequestDecoder assembler = new RequestDecoder();
    private final RecordParser parser = RecordParser.newDelimited("\0");
    private Step step = new Step.Incomplete();
    private int heldBytes;

    RequestReader() {
        parser.handler(string -> step = assembler.accept(string.getBytes()));
    }

    /** Takes the next bytes as they came, and says what all of them amount to. */
    Step accept(Buffer bytes) {
        int start = 0;
        while (start < bytes.length() && step instanceof Step.Incomplete) {
            start = acceptString(bytes, start);
        }
        return step;
    }

    /** Takes one string, or the part of it that has come; returns where the next one starts. */
    private int acceptString(Buffer bytes, int start) {
        int end = start;
        while (end < bytes.length() && bytes.getByte(end) != 0) {
            end++;
            if (heldBytes + end - start > assembler.maxBytes()) {
                step = assembler.overflow();
                return end;
            }
        }
        boolean isWhole = end < bytes.length();
        heldBytes = isWhole ? 0 : heldBytes + end - start;
        int next = isWhole ? end + 1 : end;
        parser.handle(bytes.getBuffer(start, next));
        return next;
    }
}
