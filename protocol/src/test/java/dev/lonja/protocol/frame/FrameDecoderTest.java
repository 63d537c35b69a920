package dev.lonja.protocol.frame;

import static dev.lonja.protocol.frame.FrameLimits.HEADER_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.frame.FrameDecoder.Step;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private static final byte[] CONVERSATION = concatenate(
            FrameEncoder.request(7, List.of("PING")),
            FrameEncoder.cancel(9),
            unknown(0x80, 3, 5),
            FrameEncoder.event(List.of("DRAINING", "30")),
            FrameEncoder.frame(FrameKind.DATA, -1, new byte[300]),
            unknown(0xff, 0, 0),
            FrameEncoder.reply(7, 0xfa, List.of("user is missing", "")),
            FrameEncoder.bye(Bye.of(ByeReason.STOPPING, "").retryAfter(3)));

    private static final List<Frame> FRAMES = List.of(
            frame(FrameKind.REQUEST, 7, "PING\0"),
            frame(FrameKind.CANCEL, 9, ""),
            frame(FrameKind.EVENT, 0, "DRAINING\00030\0"),
            frame(FrameKind.DATA, -1, "\0".repeat(300)),
            frame(FrameKind.REPLY, 7, "\u00fauser is missing\0\0"),
            frame(FrameKind.BYE, 0, "stopping\0003\0"));

    @Test
    void readsTheExampleOfThePage() {
        assertThat(decode(FrameDecoder.beforeHello(), HEX.parseHex("00 00 05 00 00 00 00 07 50 49 4e 47 00")))
                .containsExactly(complete(frame(FrameKind.REQUEST, 7, "PING\0")));
        assertThat(decode(FrameDecoder.afterHello(), HEX.parseHex("00 00 01 01 00 00 00 07 00")))
                .containsExactly(complete(frame(FrameKind.REPLY, 7, "\0")));
    }

    @Test
    void cutsFramesThatArriveInOnePiece() {
        assertThat(frames(FrameDecoder.afterHello(), CONVERSATION)).isEqualTo(FRAMES);
    }

    @Test
    void cutsFramesThatArriveInTwoPiecesAtEverySplit() {
        for (int split = 0; split <= CONVERSATION.length; split++) {
            FrameDecoder decoder = FrameDecoder.afterHello();
            List<Frame> frames = new ArrayList<>(frames(decoder, slice(0, split)));
            frames.addAll(frames(decoder, slice(split, CONVERSATION.length)));
            assertThat(frames).as("split at %d", split).isEqualTo(FRAMES);
        }
    }

    @Test
    void cutsFramesThatArriveInPiecesOfAnySize() {
        for (int size = 1; size < 40; size++) {
            FrameDecoder decoder = FrameDecoder.afterHello();
            List<Frame> frames = new ArrayList<>();
            for (int begin = 0; begin < CONVERSATION.length; begin += size) {
                frames.addAll(frames(decoder, slice(begin, Math.min(CONVERSATION.length, begin + size))));
            }
            assertThat(frames).as("pieces of %d bytes", size).isEqualTo(FRAMES);
        }
    }

    @Test
    void everyPrefixOfAFrameIsIncomplete() {
        byte[] frame = FrameEncoder.request(7, List.of("REGISTER", "ana"));
        for (int length = 0; length < frame.length; length++) {
            ByteBuffer prefix = ByteBuffer.wrap(frame, 0, length);
            assertThat(FrameDecoder.beforeHello().accept(prefix)).isEqualTo(new Step.Incomplete());
            assertThat(prefix.hasRemaining()).isFalse();
        }
    }

    @Test
    void leavesTheBytesAfterAFrameInTheBuffer() {
        ByteBuffer bytes = ByteBuffer.wrap(CONVERSATION);

        FrameDecoder.afterHello().accept(bytes);

        assertThat(bytes.position()).isEqualTo(HEADER_BYTES + "PING\0".length());
    }

    @Test
    void payloadThatArrivesInPiecesIsNotOverwrittenByTheNextOne() {
        FrameDecoder decoder = FrameDecoder.afterHello();
        byte[] first = FrameEncoder.request(1, List.of("FIRST"));
        byte[] second = FrameEncoder.request(2, List.of("OTHER"));

        List<Frame> frames = new ArrayList<>();
        for (byte[] frame : List.of(first, second)) {
            for (byte each : frame) {
                frames.addAll(frames(decoder, new byte[] {each}));
            }
        }

        assertThat(frames)
                .containsExactly(frame(FrameKind.REQUEST, 1, "FIRST\0"), frame(FrameKind.REQUEST, 2, "OTHER\0"));
    }

    @ParameterizedTest
    @EnumSource
    void takesTheLargestFrameOfEachKindAndRefusesALargerOneByItsHeader(FrameKind kind) {
        int id = kind == FrameKind.EVENT || kind == FrameKind.BYE ? 0 : 1;
        int max = kind == FrameKind.DATA ? 1024 * 1024 : 64 * 1024;

        assertThat(decode(FrameDecoder.afterHello(), concatenate(head(max, kind.code(), id), new byte[max])))
                .containsExactly(complete(new Frame(kind, id, ByteBuffer.allocate(max))));
        assertThat(decode(FrameDecoder.afterHello(), head(max + 1, kind.code(), id)))
                .containsExactly(broken("too-large a frame of kind 0x%02X with %d bytes; the limit is %d"
                        .formatted(kind.code(), max + 1, max)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x81, 0xfe, 0xff})
    void skipsUnknownKindsUpToOneMebibyte(int kind) {
        byte[] skippedAndPing = concatenate(unknown(kind, 12, 1024 * 1024), FrameEncoder.request(7, List.of("PING")));

        assertThat(frames(FrameDecoder.afterHello(), skippedAndPing))
                .containsExactly(frame(FrameKind.REQUEST, 7, "PING\0"));
        assertThat(decode(FrameDecoder.afterHello(), head(1024 * 1024 + 1, kind, 12)))
                .satisfiesExactly(step -> assertThat(bye(step).reason()).contains(ByeReason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x07, 0x08, 0x16, 0x7f})
    void unknownKindBelow0x80BreaksTheProtocol(int kind) {
        assertThat(decode(FrameDecoder.afterHello(), head(0, kind, 1)))
                .containsExactly(broken("protocol unknown kind 0x%02X".formatted(kind)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x02, 0x03, 0x05, 0x80, 0xff})
    void framesAreSmallBeforeHelloIsAnswered(int kind) {
        FrameDecoder decoder = FrameDecoder.beforeHello();
        decode(decoder, concatenate(head(4096, kind, 1), new byte[4096]));

        assertThat(decode(decoder, head(4097, kind, 1)))
                .containsExactly(broken(
                        "too-large a frame of kind 0x%02X with 4097 bytes; the limit is 4096 before HELLO is answered"
                                .formatted(kind)));
    }

    @Test
    void framesMayBeLargerOnceHelloIsAnswered() {
        FrameDecoder decoder = FrameDecoder.beforeHello();

        decoder.helloAnswered();

        assertThat(decode(decoder, concatenate(head(65536, 0, 1), new byte[65536])))
                .hasSize(1);
    }

    static Stream<Arguments> wrongIds() {
        return Stream.of(
                Arguments.of(FrameKind.REQUEST, 0, "protocol REQUEST with the id 0"),
                Arguments.of(FrameKind.EVENT, 1, "protocol EVENT with the id 1 instead of 0"),
                Arguments.of(FrameKind.BYE, -1, "protocol BYE with the id 4294967295 instead of 0"));
    }

    @ParameterizedTest
    @MethodSource("wrongIds")
    void idThatTheKindCannotHaveBreaksTheProtocol(FrameKind kind, int id, String bye) {
        assertThat(decode(FrameDecoder.afterHello(), head(5, kind.code(), id))).containsExactly(broken(bye));
    }

    @Test
    void nothingIsDecodedAfterABrokenFrame() {
        FrameDecoder decoder = FrameDecoder.afterHello();
        Step broken = decode(decoder, head(0, 7, 1)).getFirst();
        ByteBuffer next = ByteBuffer.wrap(FrameEncoder.request(7, List.of("PING")));

        assertThat(decoder.accept(next)).isEqualTo(broken);
        assertThat(next.position()).isZero();
    }

    /** The steps until there are no more bytes, without the last Incomplete. */
    private static List<Step> decode(FrameDecoder decoder, byte[] bytes) {
        List<Step> steps = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (true) {
            Step step = decoder.accept(buffer);
            if (step instanceof Step.Incomplete) {
                return steps;
            }
            steps.add(step);
            if (step instanceof Step.Broken) {
                return steps;
            }
        }
    }

    private static List<Frame> frames(FrameDecoder decoder, byte[] bytes) {
        return decode(decoder, bytes).stream()
                .map(step -> ((Step.Complete) step).frame())
                .toList();
    }

    private static Step complete(Frame frame) {
        return new Step.Complete(frame);
    }

    private static Step broken(String bye) {
        return new Step.Broken(new Bye(bye, java.util.OptionalLong.empty()));
    }

    private static Bye bye(Step step) {
        return ((Step.Broken) step).bye();
    }

    private static Frame frame(FrameKind kind, int id, String latin1) {
        return new Frame(kind, id, ByteBuffer.wrap(latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    private static byte[] unknown(int kind, int id, int length) {
        return concatenate(head(length, kind, id), new byte[length]);
    }

    private static byte[] head(int length, int kind, int id) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(length << 8 | kind)
                .putInt(id)
                .array();
    }

    private static byte[] slice(int from, int to) {
        return java.util.Arrays.copyOfRange(CONVERSATION, from, to);
    }

    private static byte[] concatenate(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
