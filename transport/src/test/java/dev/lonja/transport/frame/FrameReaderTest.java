package dev.lonja.transport.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames from bytes: every prefix and split, and headers that are not allowed. */
class FrameReaderTest {
    private static final int MAX_STRINGS = 100;
    private static final int MAX_DATA = 1000;

    private final List<String> read = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();
    private final FrameReader reader = new FrameReader(new Recording());
    private boolean isDataExpected = true;

    @Test
    void readsTheExampleOfTheProtocol() {
        reader.accept(Unpooled.wrappedBuffer(new byte[] {0, 0, 5, 0, 0, 0, 0, 7, 'P', 'I', 'N', 'G', 0}));
        reader.accept(Unpooled.wrappedBuffer(new byte[] {0, 0, 1, 1, 0, 0, 0, 7, 0}));

        assertThat(read).containsExactly("REQUEST 7 PING\0", "REPLY 7 \0");
    }

    @Test
    void readsFramesHoweverTheyAreSplit() {
        ByteBuf all = frames(
                TestFrames.frame(0, 1, "A\0"),
                TestFrames.frame(5, -1, ""),
                TestFrames.frame(0x80, 9, "skipped"),
                TestFrames.frame(6, 0, "stopping\0\0"));
        for (int first = 0; first <= all.readableBytes(); first++) {
            for (int second = first; second <= all.readableBytes(); second++) {
                read.clear();
                reader.accept(all.slice(0, first));
                reader.accept(all.slice(first, second - first));
                reader.accept(all.slice(second, all.readableBytes() - second));

                assertThat(read).containsExactly("REQUEST 1 A\0", "CANCEL -1 ", "BYE 0 stopping\0\0");
            }
        }
    }

    @Test
    void readsFramesInPiecesOfAnySize() {
        ByteBuf all = frames(
                TestFrames.frame(0, 7, "PING\0"),
                TestFrames.frame(5, 9, ""),
                TestFrames.frame(0xff, 3, "x".repeat(90)),
                TestFrames.frame(4, 0, "DRAINING\00030\0"),
                TestFrames.frame(1, 7, "y".repeat(99) + "\0"));
        for (int size = 1; size < 40; size++) {
            read.clear();
            for (int begin = 0; begin < all.readableBytes(); begin += size) {
                reader.accept(all.slice(begin, Math.min(size, all.readableBytes() - begin)));
            }

            assertThat(read)
                    .as("pieces of %d bytes", size)
                    .containsExactly(
                            "REQUEST 7 PING\0",
                            "CANCEL 9 ",
                            "EVENT 0 DRAINING\00030\0",
                            "REPLY 7 " + "y".repeat(99) + "\0");
        }
    }

    @Test
    void payloadsAreNotOverwrittenByLaterOnes() {
        for (byte each : TestFrames.frame(0, 1, "FIRST\0")) {
            reader.accept(Unpooled.wrappedBuffer(new byte[] {each}));
        }
        for (byte each : TestFrames.frame(0, 2, "OTHER\0")) {
            reader.accept(Unpooled.wrappedBuffer(new byte[] {each}));
        }

        assertThat(payloads).extracting(String::new).containsExactly("FIRST\0", "OTHER\0");
    }

    @Test
    void passesDataOnAsItComes() {
        ByteBuf all = frames(TestFrames.frame(3, 4, "abcdef"), TestFrames.frame(1, 4, "\0"));

        reader.accept(all.slice(0, 10));
        assertThat(read).containsExactly("data begins 4 6", "data 4 ab");
        reader.accept(all.slice(10, all.readableBytes() - 10));
        assertThat(read).containsExactly("data begins 4 6", "data 4 ab", "data 4 cdef", "REPLY 4 \0");
    }

    @Test
    void judgesTheHeaderBeforeThePayload() {
        assertThat(answerTo(TestFrames.header(MAX_STRINGS + 1, 0, 1)))
                .containsExactly("too-large a frame of kind 0x00 with 101 bytes; the limit is 100");
        assertThat(answerTo(TestFrames.header(MAX_DATA + 1, 3, 1)))
                .containsExactly("too-large a frame of kind 0x03 with 1001 bytes; the limit is 1000");
        assertThat(answerTo(TestFrames.header(MAX_DATA + 1, 0xff, 1)))
                .containsExactly("too-large a frame of kind 0xFF with 1001 bytes; the limit is 1000");
        assertThat(answerTo(TestFrames.header(0, 7, 1))).containsExactly("protocol unknown kind 0x07");
        assertThat(answerTo(TestFrames.header(5, 0x7f, 1))).containsExactly("protocol unknown kind 0x7F");
        assertThat(answerTo(TestFrames.header(0xffffff, 6, 0))).hasSize(1);
        assertThat(answerTo(TestFrames.header(MAX_STRINGS, 0, 1))).isEmpty();
        assertThat(answerTo(TestFrames.header(MAX_DATA, 0x80, 1))).isEmpty();
    }

    @Test
    void readsNothingAfterABrokenRule() {
        reader.accept(frames(TestFrames.frame(7, 0, ""), TestFrames.frame(0, 1, "A\0")));
        reader.accept(frames(TestFrames.frame(0, 1, "A\0")));

        assertThat(read).hasSize(1);
    }

    @Test
    void readsNothingAfterDataThatIsNotExpected() {
        isDataExpected = false;
        reader.accept(frames(TestFrames.frame(3, 1, "x"), TestFrames.frame(0, 1, "A\0")));

        assertThat(read).containsExactly("data begins 1 1");
    }

    @Test
    void keepsWhatComesWhilePaused() {
        reader.pause();
        reader.accept(frames(TestFrames.frame(0, 1, "A\0")));
        reader.accept(frames(TestFrames.frame(0, 2, "B\0")).slice(0, 9));
        reader.accept(Unpooled.wrappedBuffer(new byte[] {0}));
        assertThat(read).isEmpty();

        reader.resume();
        assertThat(read).containsExactly("REQUEST 1 A\0", "REQUEST 2 B\0");
    }

    private List<String> answerTo(byte[] header) {
        read.clear();
        new FrameReader(new Recording()).accept(Unpooled.wrappedBuffer(header));
        read.removeIf(each -> each.startsWith("data begins"));
        return read;
    }

    private static ByteBuf frames(byte[]... frames) {
        return Unpooled.wrappedBuffer(frames);
    }

    private final class Recording implements FrameReader.Receiver {
        @Override
        public int maxBytes(int code) {
            return code == 3 || code >= 0x80 ? MAX_DATA : MAX_STRINGS;
        }

        @Override
        public void frame(FrameKind kind, int id, byte[] payload) {
            payloads.add(payload);
            read.add(kind + " " + id + " " + new String(payload, ISO_8859_1));
        }

        @Override
        public boolean dataBegins(int id, int length) {
            read.add("data begins " + id + " " + length);
            return isDataExpected;
        }

        @Override
        public void data(int id, ByteBuffer part) {
            read.add("data " + id + " " + ISO_8859_1.decode(part));
        }

        @Override
        public void broken(Bye reason) {
            read.add(reason.text());
        }
    }
}
