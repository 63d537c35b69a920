package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static final int MAX_ENTRIES = 100;

    private static final Reply USERS = new Reply.Users(
            List.of(new ConnectedUser("ana", "10.0.0.1", 20001), new ConnectedUser("bruno", "::1", 80)));
    private static final Reply CONTENT =
            new Reply.Content(List.of(new PublishedFile("/a", "two words"), new PublishedFile("/b", "")));

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(ContentForm.DESCRIBED, new Reply.Status(Operation.REGISTER, Outcome.NAME_IN_USE), "\1"),
                Arguments.of(ContentForm.DESCRIBED, new Reply.Status(Operation.LIST_USERS, Outcome.FAILED), "\3"),
                Arguments.of(
                        ContentForm.DESCRIBED,
                        USERS,
                        "\0" + "2\0ana\0" + "10.0.0.1\0" + "20001\0bruno\0::1\0" + "80\0"),
                Arguments.of(ContentForm.DESCRIBED, new Reply.Users(List.of()), "\0" + "0\0"),
                Arguments.of(ContentForm.DESCRIBED, CONTENT, "\0" + "2\0/a two words\0/b\0"),
                Arguments.of(ContentForm.PAIRS, CONTENT, "\0" + "2\0/a\0two words\0/b\0\0"),
                Arguments.of(ContentForm.DESCRIBED, new Reply.Content(List.of()), "\0" + "0\0"),
                Arguments.of(ContentForm.DESCRIBED, new Reply.FileHeader(5_000_000_000L), "\0" + "5000000000\0"),
                Arguments.of(ContentForm.DESCRIBED, new Reply.Hello("2", "3059ab"), "\0" + "2\0" + "3059ab\0"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void encodesToLiteralBytes(ContentForm form, Reply reply, String bytes) {
        assertThat(new ReplyEncoder(form).encode(reply)).isEqualTo(bytes.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void readsItsBytesInAnyTwoPieces(ContentForm form, Reply reply, String text) throws Exception {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            ReplyReader reader = new ReplyReader(reply.operation(), MAX_ENTRIES);
            reader.accept(ByteBuffer.wrap(bytes, 0, cut));
            reader.accept(ByteBuffer.wrap(bytes, cut, bytes.length - cut));

            assertThat(reader.isReadable()).isTrue();
            assertThat(reader.reply()).isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void everyShorterPrefixEndedEarly(ContentForm form, Reply reply, String text) throws Exception {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int length = 0; length < bytes.length; length++) {
            ReplyReader reader = new ReplyReader(reply.operation(), MAX_ENTRIES);
            reader.accept(ByteBuffer.wrap(bytes, 0, length));
            boolean halfOfThePairs = form == ContentForm.PAIRS && reader.isReadable();

            if (!halfOfThePairs) {
                assertThatThrownBy(reader::reply)
                        .isInstanceOf(MalformedReplyException.class)
                        .hasMessageContaining(reply.operation().name());
            }
        }
    }

    static Stream<Operation> classicOperations() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.isIn(Edition.CLASSIC));
    }

    @ParameterizedTest
    @MethodSource("classicOperations")
    void replyOfEveryOperationBelongsToThatOperation(Operation operation) throws Exception {
        String afterOk = switch (operation.replyShape()) {
            case Reply.Shape.StatusOnly statusOnly -> "";
            case Reply.Shape.Strings fixed -> "1\0".repeat(fixed.count());
            case Reply.Shape.Rows rows -> "0\0";
            case Reply.Shape.ContentRows content -> "0\0";
            case Reply.Shape.SizedContent file -> "0\0";
        };
        ReplyReader reader = new ReplyReader(operation, MAX_ENTRIES);

        reader.accept(ByteBuffer.wrap(("\0" + afterOk).getBytes(UTF_8)));

        assertThat(reader.reply().operation()).isEqualTo(operation);
    }

    @Test
    void namesFormDropsTheDescriptions() {
        assertThat(new ReplyEncoder(ContentForm.NAMES).encode(CONTENT))
                .isEqualTo(("\0" + "2\0/a\0/b\0").getBytes(UTF_8));
    }

    @Test
    void fileContentIsLeftInTheBuffer() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap("\0003\0abc".getBytes(UTF_8));
        ReplyReader reader = new ReplyReader(Operation.GET_FILE, MAX_ENTRIES);

        reader.accept(bytes);

        assertThat(reader.reply()).isEqualTo(new Reply.FileHeader(3));
        assertThat(bytes.remaining()).isEqualTo(3);
    }

    @Test
    void contentListingIsOnlyCompleteWhenNothingCanFollow() throws Exception {
        ReplyReader reader = new ReplyReader(Operation.LIST_CONTENT, MAX_ENTRIES);

        reader.accept(ByteBuffer.wrap("\0001\0/a\0".getBytes(UTF_8)));
        assertThat(reader.isReadable()).isTrue();
        assertThat(reader.isComplete()).isFalse();

        reader.accept(ByteBuffer.wrap("described\0".getBytes(UTF_8)));
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.reply()).isEqualTo(new Reply.Content(List.of(new PublishedFile("/a", "described"))));
    }

    @Test
    void statusOfAFailureNeedsNothingMore() throws Exception {
        ReplyReader reader = new ReplyReader(Operation.LIST_USERS, MAX_ENTRIES);

        reader.accept(ByteBuffer.wrap(new byte[] {2, 'x'}));

        assertThat(reader.reply()).isEqualTo(new Reply.Status(Operation.LIST_USERS, Outcome.NOT_CONNECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0abc\0", "\0-1\0", "\0\0\0\0\0", "\000099999999999999999999\0", "\000101\0", "\0" + "1.5\0"})
    void refusesACountThatIsNoNumberOrPastTheLimit(String bytes) {
        ReplyReader reader = new ReplyReader(Operation.LIST_USERS, MAX_ENTRIES);

        assertThatThrownBy(() -> reader.accept(ByteBuffer.wrap(bytes.getBytes(UTF_8))))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("count");
    }

    @Test
    void refusesAStringWithoutEnd() {
        ReplyReader reader = new ReplyReader(Operation.LIST_CONTENT, MAX_ENTRIES);

        assertThatThrownBy(() -> reader.accept(ByteBuffer.wrap(("\0" + "9".repeat(9000)).getBytes(UTF_8))))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("8192");
    }
}
