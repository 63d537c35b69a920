package dev.lonja.protocol.codec;

import static dev.lonja.protocol.codec.Replies.CONTENT;
import static dev.lonja.protocol.codec.Replies.USERS;
import static dev.lonja.protocol.codec.Replies.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid entries of listings (section 1, Other dialects). */
class OmittedEntriesTest {
    static Stream<Arguments> listingsWithInvalidEntries() {
        String good = "ana\0" + "10.0.0.1\0" + "20001\0";
        return Stream.of(
                Arguments.of("bob\0" + "10.0.0.2\0-5\0" + good, 1, "port '-5' is not a number from 1 to 65535"),
                Arguments.of(good + "bob\0" + "10.0.0.2\0" + "70000\0", 1, "port '70000'"),
                Arguments.of(good + "bob\0" + "10.0.0.2\0" + "0\0", 1, "port '0'"),
                Arguments.of(good + "bob\0" + "10.0.0.2\0\0", 1, "port"),
                Arguments.of("bob\0" + "999.0.0.2\0" + "20002\0" + good, 1, "'999.0.0.2' is not an address"),
                Arguments.of("bob\0" + "1.2.3\0" + "20002\0" + good, 1, "'1.2.3' is not an address"),
                Arguments.of("bob\0\0" + "20002\0" + good, 1, "'' is not an address"),
                Arguments.of("bob\0here and there\0" + "20002\0" + good, 1, "'here and there' is not an address"),
                Arguments.of("two words\0" + "10.0.0.2\0" + "20002\0" + good, 1, "'two words' holds white space"),
                Arguments.of("\0" + "10.0.0.2\0" + "20002\0" + good, 1, "user"),
                Arguments.of("\33[2J\0" + "10.0.0.2\0" + "20002\0" + good, 1, "control character"),
                Arguments.of("b\u00f3b\0" + "10.0.0.2\0" + "20002\0" + good, 1, "not valid UTF-8"),
                Arguments.of("b".repeat(9000) + "\0" + "10.0.0.2\0" + "20002\0" + good, 1, "longer than 8192 bytes"),
                Arguments.of("b b\0x\0" + "1\0" + good + "c\0" + "10.0.0.3\0x\0", 2, "'b b' holds white space"));
    }

    @ParameterizedTest
    @MethodSource("listingsWithInvalidEntries")
    void omitsInvalidUsers(String entries, int count, String reason) throws Exception {
        var reader = reader(Operation.LIST_USERS, "\0" + (count + 1) + "\0" + entries);

        assertThat(reader.reply()).isEqualTo(USERS);
        assertThat(reader.omitted()).hasValueSatisfying(omitted -> {
            assertThat(omitted.count()).isEqualTo(count);
            assertThat(omitted.listed()).isEqualTo(count + 1);
            assertThat(omitted.reason()).asString().contains(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3\0/a two words\0 x\0/b\0", "3\0/a two words\0/b\0/\u00f3\0\0", "3\0/a\0two words\0/b\0\0\0x\0"
            })
    void omitsInvalidFiles(String listing) throws Exception {
        var reader = reader(Operation.LIST_CONTENT, "\0" + listing);

        assertThat(reader.reply()).isEqualTo(CONTENT);
        assertThat(reader.omitted()).map(OmittedEntries::count).contains(1);
    }

    @ParameterizedTest
    @CsvSource({"LIST_USERS, '1|ana|'", "LIST_CONTENT, '1|/a'"})
    void endsAReplyWithAStringThatDoesNotEnd(Operation operation, String beginning) {
        String endless = "\0" + beginning.replace('|', '\0') + "x".repeat(64 * 1024 + 1);

        assertThatThrownBy(() -> reader(operation, endless))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("longer than 65536 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "LIST_USERS, '=1|ana|10.0.0.1|20001|bob|10.0.0.2|20002|', 1",
        "LIST_USERS, '=0|ana|10.0.0.1|20001|', 0",
        "LIST_CONTENT, '=2|/a|two words|/b||/c||', 2",
        "LIST_USERS, '=1|ana|10.0.0.1|20001||||', ",
        "LIST_USERS, '\2ana', "
    })
    void noticesMoreEntriesThanTheCount(Operation operation, String bytes, @Nullable Long count) throws Exception {
        var reader = reader(operation, bytes.replace('=', '\0').replace('|', '\0'));

        assertThat(reader.exceeded()).isEqualTo(count == null ? OptionalLong.empty() : OptionalLong.of(count));
        assertThat(reader.omitted()).isEmpty();
    }

    @Test
    void listsPathsThatAnotherRegistryTook() throws Exception {
        String pairs = "\0" + "3\0" + "/my file\0x\0" + "/../b\0\0" + "/a\033[31m\0y\0";
        var reader = reader(Operation.LIST_CONTENT, pairs);

        assertThat(((Reply.Content) reader.reply()).files())
                .containsExactly(
                        new PublishedFile("/my file", "x"),
                        new PublishedFile("/../b", ""),
                        new PublishedFile("/a\033[31m", "y"));
        assertThat(reader.omitted()).isEmpty();
    }

    @Test
    void omitsNothingOfAValidListing() throws Exception {
        String users = "\0" + "3\0a\0::1\0" + "1\0b\0fe80::1%eth0\0" + "2\0c\0localhost\0" + "3\0";
        var reader = reader(Operation.LIST_USERS, users);

        assertThat(((Reply.Users) reader.reply()).users()).hasSize(3);
        assertThat(reader.omitted()).isEmpty();
    }
}
