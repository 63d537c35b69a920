package dev.lonja.protocol.codec;

import static dev.lonja.protocol.codec.Replies.CONTENT;
import static dev.lonja.protocol.codec.Replies.USERS;
import static dev.lonja.protocol.codec.Replies.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies of servers that read section 1 in another way (Text statuses, Other dialects), or that speak something else. */
class DialectsTest {
    static Stream<Arguments> textReplies() {
        return Stream.of(
                Arguments.of(new Reply.Status(Operation.REGISTER, Outcome.OK), "0\0"),
                Arguments.of(new Reply.Status(Operation.PUBLISH, Outcome.FAILED), "4\0"),
                Arguments.of(new Reply.Status(Operation.LIST_USERS, Outcome.NOT_CONNECTED), "2\0"),
                Arguments.of(USERS, "0\0" + "1\0ana\0" + "10.0.0.1\0" + "20001\0"),
                Arguments.of(CONTENT, "0\0" + "2\0/a two words\0/b\0"),
                Arguments.of(new Reply.FileHeader(10), "0\0" + "10\0"),
                Arguments.of(new Reply.Hello("1", "-"), "0\0" + "1\0-\0"));
    }

    @ParameterizedTest
    @MethodSource("textReplies")
    void encodesTextStatuses(Reply reply, String bytes) {
        assertThat(new ReplyEncoder(ContentForm.DESCRIBED, StatusForm.TEXT).encode(reply))
                .isEqualTo(bytes.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("textReplies")
    void readsTextStatusesInAnyTwoPieces(Reply reply, String text) throws Exception {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            var reader = new ReplyReader(reply.operation(), 100);
            reader.accept(ByteBuffer.wrap(bytes, 0, cut));
            reader.accept(ByteBuffer.wrap(bytes, cut, bytes.length - cut));

            assertThat(reader.isReadable()).isTrue();
            assertThat(reader.reply()).isEqualTo(reply);
            assertThat(reader.statusForm()).contains(StatusForm.TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheFormByTheFirstByte(StatusForm form) throws Exception {
        for (Outcome outcome : Operation.PUBLISH.outcomes()) {
            Reply reply = new Reply.Status(Operation.PUBLISH, outcome);
            var reader = new ReplyReader(Operation.PUBLISH, 0);
            reader.accept(ByteBuffer.wrap(new ReplyEncoder(ContentForm.NAMES, form).encode(reply)));

            assertThat(reader.isComplete()).isEqualTo(form == StatusForm.TEXT || outcome != Outcome.OK);
            assertThat(reader.isReadable()).isTrue();
            assertThat(reader.reply()).isEqualTo(reply);
            assertThat(reader.statusForm()).contains(form);
        }
    }

    @Test
    void takesADigitWithoutNulWhenNothingFollows() throws Exception {
        assertThat(read(Operation.REGISTER, "1")).isEqualTo(new Reply.Status(Operation.REGISTER, Outcome.NAME_IN_USE));
        assertThat(read(Operation.REGISTER, "0")).isEqualTo(new Reply.Status(Operation.REGISTER, Outcome.OK));
        assertThatThrownBy(() -> read(Operation.LIST_USERS, "0"))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("ended early");
    }

    @Test
    void waitsForTheRestOfAListingThatBeginsWithADigit() throws Exception {
        var reader = new ReplyReader(Operation.LIST_USERS, 100);
        reader.accept(ByteBuffer.wrap(new byte[] {'0'}));

        assertThat(reader.isReadable()).isFalse();
        assertThat(reader.isComplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, /a two words, /a, two words", "1, /a, /a, ''", "2, /a two words|/b, /a, two words"})
    void toleratesOneEmptyStringAfterTheLastEntry(String count, String entries, String path, String description)
            throws Exception {
        Reply reply = read(Operation.LIST_CONTENT, "\0" + count + "\0" + entries.replace('|', '\0') + "\0\0");

        assertThat(((Reply.Content) reply).files())
                .hasSize(Integer.parseInt(count))
                .startsWith(new PublishedFile(path, description));
    }

    @Test
    void toleratesAnEmptyStringAfterAnEmptyListingAndAfterPairs() throws Exception {
        assertThat(read(Operation.LIST_CONTENT, "\0" + "0\0\0")).isEqualTo(new Reply.Content(List.of()));
        assertThat(read(Operation.LIST_USERS, "0\0" + "0\0\0")).isEqualTo(new Reply.Users(List.of()));
        assertThat(read(Operation.LIST_CONTENT, "0\0" + "2\0/a\0two words\0/b\0\0\0"))
                .isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0" + "3\0/a\0/b\0", "\0" + "3\0/a\0/b\0/c\0d\0", "\0" + "2\0/a\0/b\0/c\0", "0\0" + "2\0/a\0"})
    void refusesAListingWithAnotherNumberOfEntriesThanItsCount(String bytes) {
        assertThatThrownBy(() -> read(Operation.LIST_CONTENT, bytes))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("ended early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10\\0 | text: does it speak another dialect? The answer begins with '10'",
                "0K | text: does it speak another dialect? The answer begins with '0K'",
                "OK\\0 | begins with 'OK'",
                "9\\0 | begins with '9'",
                "-1\\0 | begins with '-1'",
                "220 mail.example.com ESMTP\\n | begins with '220 mail.example.com ESMTP'",
                "HTTP/1.1 400 Bad Request\\n | answered with HTTP",
                "<html>\\n | answered with HTTP",
                "SSH-2.0-OpenSSH_9.6\\n | answered with SSH",
                "\\x15\\x03\\x03 | answered with TLS",
                "\\x16\\x03\\x01 | answered with TLS",
                "\\xff | the byte 0xff, which is no status",
                "\\x09 | the byte 0x09, which is no status",
                "\\x05 | answered with status 5, which REGISTER does not have: it has 0 to 2",
                "7\\0 | answered with status 7, which REGISTER does not have: it has 0 to 2",
                "\\0\\0\\0\\x07 | answered with status 7, which REGISTER does not have",
                "\\0\\0\\0\\x63 | answered with a number of 4 bytes that is no status",
                "\\0\\0\\x01\\0 | answered with a number of 4 bytes that is no status",
                "\\xff\\xff\\xff\\xff | answered with a number of 4 bytes that is no status"
            })
    void saysWhatItIsThatIsNoStatus(String bytes, String message) {
        assertThatThrownBy(() -> read(Operation.REGISTER, unescape(bytes)))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysThatNothingCame() {
        assertThatThrownBy(() -> read(Operation.REGISTER, ""))
                .hasMessage("closed the connection without an answer to REGISTER");
    }

    @Test
    void holdsOnlyTheBeginningOfSomethingForeign() throws Exception {
        var reader = new ReplyReader(Operation.REGISTER, 0);
        ByteBuffer endless = ByteBuffer.wrap("x".repeat(5000).getBytes(ISO_8859_1));
        reader.accept(endless);

        assertThat(reader.isComplete()).isTrue();
        assertThat(endless.remaining()).isGreaterThan(4000);
    }

    private static String unescape(String text) {
        return java.util.regex.Pattern.compile("x([0-9a-f]{2})")
                .matcher(text.strip().replace("\\0", "\0").replace("\\n", "\n"))
                .replaceAll(hex -> Character.toString((char) Integer.parseInt(hex.group(1), 16)))
                .replace("\\", "");
    }
}
