package dev.lonja.protocol.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final int HEADER = FrameLimits.HEADER_BYTES;

    @Test
    void stringsAreUtf8EndedByNul() {
        assertThat(Strings.read(bytes("PING\0"))).contains(List.of("PING"));
        assertThat(Strings.read(bytes("a\0\0ñ🎣\0"))).contains(List.of("a", "", "ñ🎣"));
        assertThat(Strings.read(bytes("\0"))).contains(List.of(""));
        assertThat(Strings.read(bytes(""))).contains(List.of());
        assertThat(Strings.read(bytes("\ufffd\0"))).contains(List.of("\ufffd"));
    }

    @Test
    void readingStringsLeavesThePayloadInPlace() {
        ByteBuffer payload = ByteBuffer.wrap("..a\0..".getBytes(UTF_8), 2, 2);

        assertThat(Strings.read(payload)).contains(List.of("a"));
        assertThat(payload.remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PING",
                "a\0b",
                "\u00ff\0",
                "a\0\u00c3\0",
                "\u00c0\u0080\0",
                "\u00ed\u00a0\u0080\0",
                "\u00f4\u0090\u0080\u0080\0"
            })
    void otherBytesAreNotStrings(String latin1) {
        assertThat(Strings.read(ByteBuffer.wrap(latin1.getBytes(ISO_8859_1)))).isEmpty();
    }

    @Test
    void stringThatContainsNulIsNotWritten() {
        assertThatThrownBy(() -> Strings.encode(List.of("a\0b"))).hasMessageContaining("NUL");
    }

    @Test
    void moreHasWholeRows() throws BrokenPayloadException {
        assertThat(MorePayload.read(bytes("2\0a\0b\0c\0\0")).rows())
                .containsExactly(List.of("a", "b"), List.of("c", ""));
        assertThat(MorePayload.read(bytes("3\0")).rows()).isEmpty();
        assertThat(MorePayload.read(bytes("9223372036854775807\0")).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', MORE without its number of columns",
        "'x', MORE that is not strings",
        "'0|', MORE with '0' columns",
        "'0|a|', MORE with '0' columns",
        "'01|a|', MORE with '01' columns",
        "'-1|a|', MORE with '-1' columns",
        "'a|b|', MORE with 'a' columns",
        "'|b|', MORE with '' columns",
        "'9223372036854775808|a|', MORE with '9223372036854775808' columns",
        "'2|a|b|c|', 'MORE with 3 strings, which are no whole rows of 2'",
        "'4|a|b|c|', 'MORE with 3 strings, which are no whole rows of 4'",
        "'4294967297|a|', 'MORE with 1 strings, which are no whole rows of 4294967297'",
    })
    void moreWithoutWholeRowsBreaksTheProtocol(String payload, String problem) {
        assertThatThrownBy(() -> MorePayload.read(bytes(payload.replace('|', '\0'))))
                .isInstanceOfSatisfying(
                        BrokenPayloadException.class,
                        broken -> assertThat(broken.bye()).isEqualTo(Bye.of(ByeReason.PROTOCOL, problem)));
    }

    @Test
    void replyHasAStatusAndStrings() throws BrokenPayloadException {
        assertThat(ReplyPayload.read(bytes("\0"))).isEqualTo(new ReplyPayload(0, List.of()));
        assertThat(ReplyPayload.read(ByteBuffer.wrap(new byte[] {(byte) 0xff, 'a', 0, 0})))
                .isEqualTo(new ReplyPayload(0xff, List.of("a", "")));
    }

    @Test
    void replyWithoutStatusOrStringsBreaksTheProtocol() {
        assertThatThrownBy(() -> ReplyPayload.read(bytes(""))).hasMessage("REPLY without a status");
        assertThatThrownBy(() -> ReplyPayload.read(bytes("\0a"))).hasMessage("REPLY that is not strings");
    }

    @ParameterizedTest
    @EnumSource
    void byeBeginsWithAWord(ByeReason reason) {
        Bye bye = Bye.of(reason, "because 1 > 0").retryAfter(30);

        assertThat(Bye.read(ByteBuffer.wrap(Strings.encode(bye.strings())))).isEqualTo(bye);
        assertThat(bye.reason()).contains(reason);
        assertThat(bye.strings()).containsExactly(reason.word() + " because 1 > 0", "30");
        assertThat(Bye.of(reason, "").strings()).containsExactly(reason.word(), "");
    }

    @Test
    void wordsOfByeAreThoseOfThePage() {
        assertThat(ByeReason.values())
                .extracting(ByeReason::word)
                .containsExactly("stopping", "too-large", "too-many", "slow-reader", "silent", "replaced", "protocol");
    }

    @ParameterizedTest
    @CsvSource({
        "'stopping|5|', stopping, 5",
        "'stopping|', stopping,",
        "'stopping||', stopping,",
        "'stopping|05|', stopping,",
        "'stopping|soon|', stopping,",
        "'stopping|5|more|', stopping, 5",
        "'', '',",
        "'no strings', '',",
        "'because|', because,",
    })
    void byeIsReadWhateverItContains(String payload, String text, Long seconds) {
        assertThat(Bye.read(bytes(payload.replace('|', '\0'))))
                .isEqualTo(new Bye(text, seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds)));
    }

    @Test
    void unknownWordOfByeIsNoReason() {
        assertThat(new Bye("stoppings", OptionalLong.empty()).reason()).isEmpty();
        assertThat(new Bye("Stopping", OptionalLong.empty()).reason()).isEmpty();
        assertThat(new Bye("", OptionalLong.empty()).reason()).isEmpty();
    }

    @Test
    void rowsFillFramesAsFarAsTheyFit() throws BrokenPayloadException {
        MoreFrames frames = new MoreFrames(9, 2);
        List<List<String>> rows = new ArrayList<>();
        List<byte[]> sent = new ArrayList<>();
        for (int row = 0; row < 3000; row++) {
            rows.add(List.of("/path/" + row, "d".repeat(row % 200)));
            frames.add(rows.getLast()).ifPresent(sent::add);
        }
        frames.flush().ifPresent(sent::add);

        List<List<String>> received = new ArrayList<>();
        for (byte[] frame : sent) {
            assertThat(frame.length - HEADER).isLessThanOrEqualTo(64 * 1024);
            received.addAll(MorePayload.read(ByteBuffer.wrap(frame, HEADER, frame.length - HEADER))
                    .rows());
        }
        assertThat(received).isEqualTo(rows);
        assertThat(sent).hasSizeBetween(6, 7);
        assertThat(frames.flush()).isEmpty();
    }

    @Test
    void rowMayFillAFrameButNotExceedIt() {
        int room = 64 * 1024 - "1\0".length() - 1;
        MoreFrames frames = new MoreFrames(9, 1);

        assertThat(frames.add(List.of("x".repeat(room)))).isEmpty();
        assertThat(frames.waitingBytes()).isEqualTo(room + 1);
        assertThat(frames.add(List.of(""))).isPresent();
        assertThatThrownBy(() -> frames.add(List.of("x".repeat(room + 1)))).hasMessageContaining("fits into no frame");
        assertThatThrownBy(() -> frames.add(List.of("a", "b"))).hasMessageContaining("2 strings instead of 1");
        assertThatThrownBy(() -> new MoreFrames(9, 0)).hasMessageContaining("0 columns");
    }

    @Test
    void payloadThatIsTooLargeIsNotSent() {
        assertThatThrownBy(() -> FrameEncoder.request(1, List.of("x".repeat(64 * 1024))))
                .hasMessageContaining("REQUEST with 65537 bytes; the limit is 65536");
        assertThat(FrameEncoder.header(FrameKind.DATA, 1, 1024 * 1024)).containsExactly(16, 0, 0, 3, 0, 0, 0, 1);
        assertThatThrownBy(() -> FrameEncoder.header(FrameKind.DATA, 1, 1024 * 1024 + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
