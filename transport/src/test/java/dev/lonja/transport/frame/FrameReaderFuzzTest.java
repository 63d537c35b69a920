package dev.lonja.transport.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for all bytes that a connection receives. A test run tries those in the resources; a fuzzer searches for others
 * (CONTRIBUTING.md).
 */
class FrameReaderFuzzTest {
    private static final int MAX_STRINGS = 100;
    private static final int MAX_DATA = 1000;

    /** The first byte is the size of the pieces. */
    @FuzzTest
    void piecesAndPausesChangeNothing(byte[] sizeAndBytes) {
        if (sizeAndBytes.length == 0) {
            return;
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(sizeAndBytes).skipBytes(1);
        int size = 1 + Byte.toUnsignedInt(sizeAndBytes[0]);
        List<String> whole = new Reading(false).inPieces(bytes, Math.max(1, bytes.readableBytes()));

        assertThat(new Reading(false).inPieces(bytes, size)).isEqualTo(whole);
        assertThat(new Reading(true).inPieces(bytes, size)).isEqualTo(whole);
    }

    /** Reads all bytes, and pauses after each frame if wanted. */
    private static final class Reading implements FrameReader.Receiver {
        private final FrameReader reader = new FrameReader(this);
        private final boolean pauses;
        private final List<String> read = new ArrayList<>();
        private final StringBuilder data = new StringBuilder();
        private long announced;
        private boolean isOver;

        Reading(boolean pauses) {
            this.pauses = pauses;
        }

        List<String> inPieces(ByteBuf bytes, int size) {
            for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at += size) {
                reader.accept(bytes.slice(at, Math.min(size, bytes.writerIndex() - at)));
                while (reader.isPaused()) {
                    reader.resume();
                }
            }
            read.add("data " + data);
            assertThat(data.length()).isLessThanOrEqualTo((int) announced);
            return read;
        }

        @Override
        public int maxBytes(int code) {
            return code == FrameKind.DATA.ordinal() || code >= FrameKind.FIRST_SKIPPED ? MAX_DATA : MAX_STRINGS;
        }

        @Override
        public void frame(FrameKind kind, int id, byte[] payload) {
            assertThat(isOver).isFalse();
            assertThat(payload.length).isLessThanOrEqualTo(MAX_STRINGS);
            read.add(kind + " " + id + " " + new String(payload, ISO_8859_1));
            pause();
        }

        /** No data is expected for an odd id. */
        @Override
        public boolean dataBegins(int id, int length) {
            assertThat(isOver).isFalse();
            assertThat(length).isLessThanOrEqualTo(MAX_DATA);
            read.add("data begins " + id + " " + length);
            isOver = id % 2 != 0;
            announced += length;
            return !isOver;
        }

        @Override
        public void data(int id, ByteBuffer part) {
            assertThat(isOver).isFalse();
            data.append(ISO_8859_1.decode(part));
            pause();
        }

        @Override
        public void broken(Bye reason) {
            assertThat(isOver).isFalse();
            read.add(reason.text());
            isOver = true;
        }

        private void pause() {
            if (pauses) {
                reader.pause();
            }
        }
    }
}
