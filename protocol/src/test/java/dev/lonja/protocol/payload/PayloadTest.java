package dev.lonja.protocol.payload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    @Test
    void stringsAreUtf8EndedByNul() {
        assertThat(Strings.read(bytes("PING\0"))).contains(List.of("PING"));
        assertThat(Strings.read(bytes("a\0\0ñ🎣\0"))).contains(List.of("a", "", "ñ🎣"));
        assertThat(Strings.read(bytes("\0"))).contains(List.of(""));
        assertThat(Strings.read(bytes(""))).contains(List.of());
        assertThat(Strings.read(bytes("\ufffd\0"))).contains(List.of("\ufffd"));
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
        assertThat(Strings.read(latin1.getBytes(ISO_8859_1))).isEmpty();
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
                .isInstanceOf(BrokenPayloadException.class)
                .hasMessage(problem);
    }

    @Test
    void replyHasAStatusAndStrings() throws BrokenPayloadException {
        assertThat(ReplyPayload.read(bytes("\0"))).isEqualTo(new ReplyPayload(0, List.of()));
        assertThat(ReplyPayload.read(new byte[] {(byte) 0xff, 'a', 0, 0}))
                .isEqualTo(new ReplyPayload(0xff, List.of("a", "")));
        assertThat(new ReplyPayload(0xff, List.of("a", "")).bytes()).containsExactly(0xff, 'a', 0, 0);
    }

    @Test
    void replyWithoutStatusOrStringsBreaksTheProtocol() {
        assertThatThrownBy(() -> ReplyPayload.read(bytes(""))).hasMessage("REPLY without a status");
        assertThatThrownBy(() -> ReplyPayload.read(bytes("\0a"))).hasMessage("REPLY that is not strings");
    }

    @Test
    void rowsFillPayloadsAsFarAsTheyFit() throws BrokenPayloadException {
        MorePayloads payloads = new MorePayloads(2);
        List<List<String>> rows = new ArrayList<>();
        List<byte[]> sent = new ArrayList<>();
        for (int row = 0; row < 3000; row++) {
            rows.add(List.of("/path/" + row, "d".repeat(row % 200)));
            payloads.add(rows.getLast()).ifPresent(sent::add);
        }
        payloads.flush().ifPresent(sent::add);

        List<List<String>> received = new ArrayList<>();
        for (byte[] payload : sent) {
            assertThat(payload.length).isLessThanOrEqualTo(64 * 1024);
            received.addAll(MorePayload.read(payload).rows());
        }
        assertThat(received).isEqualTo(rows);
        assertThat(sent).hasSizeBetween(6, 7);
        assertThat(payloads.flush()).isEmpty();
    }

    @Test
    void rowMayFillAPayloadButNotExceedIt() {
        int room = 64 * 1024 - "1\0".length() - 1;
        MorePayloads payloads = new MorePayloads(1);

        assertThat(payloads.add(List.of("x".repeat(room)))).isEmpty();
        assertThat(payloads.waitingBytes()).isEqualTo(room + 1);
        assertThat(payloads.add(List.of(""))).isPresent();
        assertThatThrownBy(() -> payloads.add(List.of("x".repeat(room + 1))))
                .hasMessageContaining("fits into no payload");
        assertThatThrownBy(() -> payloads.add(List.of("a", "b"))).hasMessageContaining("2 strings instead of 1");
        assertThatThrownBy(() -> new MorePayloads(0)).hasMessageContaining("0 columns");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
