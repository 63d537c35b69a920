package dev.lonja.protocol.codec;

import static dev.lonja.protocol.codec.Replies.CONTENT;
import static dev.lonja.protocol.codec.Replies.USERS;
import static dev.lonja.protocol.codec.Replies.read;
import static dev.lonja.protocol.codec.Replies.reader;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statuses that are numbers of 4 bytes (section 1, Other dialects). */
class WideStatusTest {
    @Test
    void toleratesZerosAfterAStatus() throws Exception {
        for (String bytes : List.of("\0\0", "\0\0\0\0", "\0".repeat(256))) {
            assertThat(read(Operation.REGISTER, bytes)).isEqualTo(new Reply.Status(Operation.REGISTER, Outcome.OK));
        }
        assertThat(read(Operation.REGISTER, "\1\0\0\0"))
                .isEqualTo(new Reply.Status(Operation.REGISTER, Outcome.NAME_IN_USE));
    }

    static Stream<Arguments> wideReplies() {
        return Stream.of(
                Arguments.of(new Reply.Status(Operation.REGISTER, Outcome.OK), "\0\0\0\0"),
                Arguments.of(new Reply.Status(Operation.REGISTER, Outcome.NAME_IN_USE), "\0\0\0\1"),
                Arguments.of(new Reply.Status(Operation.CONNECT, Outcome.ALREADY_CONNECTED), "\0\0\0\2"),
                Arguments.of(new Reply.Status(Operation.CONNECT, Outcome.ALREADY_CONNECTED), "\2\0\0\0"),
                Arguments.of(new Reply.Status(Operation.PUBLISH, Outcome.FAILED), "\0\0\0\4"),
                Arguments.of(new Reply.Status(Operation.LIST_USERS, Outcome.NOT_CONNECTED), "\0\0\0\2"),
                Arguments.of(new Reply.Status(Operation.LIST_CONTENT, Outcome.NO_SUCH_OWNER), "\3\0\0\0"),
                Arguments.of(new Reply.Status(Operation.GET_FILE, Outcome.NO_SUCH_FILE), "\0\0\0\1"),
                Arguments.of(USERS, "\0\0\0\0" + "1\0ana\0" + "10.0.0.1\0" + "20001\0"),
                Arguments.of(CONTENT, "\0\0\0\0" + "2\0/a two words\0/b\0"),
                Arguments.of(new Reply.Content(List.of()), "\0\0\0\0" + "0\0"),
                Arguments.of(new Reply.FileHeader(10), "\0\0\0\0" + "10\0"));
    }

    @ParameterizedTest
    @MethodSource("wideReplies")
    void understandsStatusesOf4BytesInAnyTwoPieces(Reply reply, String text) throws Exception {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            var reader = new ReplyReader(reply.operation(), 100);
            reader.accept(ByteBuffer.wrap(bytes, 0, cut));
            assertThat(reader.isComplete() && cut < bytes.length).isEqualTo(bytes[0] != 0 && cut > 0 && cut < 4);
            reader.accept(ByteBuffer.wrap(bytes, cut, bytes.length - cut));

            assertThat(reader.isReadable()).isTrue();
            assertThat(reader.reply()).isEqualTo(reply);
        }
    }

    @Test
    void tellsWhetherAStatusHas4Bytes() throws Exception {
        assertThat(reader(Operation.REGISTER, "\0").isOneByteOk()).isTrue();
        assertThat(reader(Operation.REGISTER, "\0\0").isOneByteOk()).isFalse();
        assertThat(reader(Operation.REGISTER, "\0\0\0\1").hasWideStatus()).isTrue();
        assertThat(reader(Operation.LIST_USERS, "\0\0\0\0").hasWideStatus()).isTrue();
        assertThat(reader(Operation.REGISTER, "\0".repeat(256)).hasWideStatus()).isFalse();
        assertThat(reader(Operation.LIST_USERS, "\0" + "0\0").hasWideStatus()).isFalse();
    }

    @Test
    void refusesACountAndASizeThatAreNoStrings() {
        for (String bytes : List.of("\0\2\0\0\0", "\0\0\0\0\2\0\0\0")) {
            assertThatThrownBy(() -> read(Operation.LIST_USERS, bytes))
                    .hasMessageContaining("is it a number of 4 bytes?");
        }
        assertThatThrownBy(() -> read(Operation.LIST_USERS, "\0\0\0\0\0\0\0\2")).hasMessageContaining("is empty");
    }
}
