package dev.lonja.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTest {
    static Stream<Arguments> legalValues() {
        return Stream.of(
                Arguments.of(Field.USER, "a"),
                Arguments.of(Field.USER, "ñandú-漢字-🎣"),
                Arguments.of(Field.USER, "x".repeat(255)),
                Arguments.of(Field.OWNER, "../etc"),
                Arguments.of(Field.PATH, "/"),
                Arguments.of(Field.PATH, "f1"),
                Arguments.of(Field.PATH, "a/b.txt"),
                Arguments.of(Field.PATH, ".profile"),
                Arguments.of(Field.PATH, "/a//b/"),
                Arguments.of(Field.PATH, "/música/canción...ogg"),
                Arguments.of(Field.PATH, "/..a/.b/c.."),
                Arguments.of(Field.PATH, "/" + "é".repeat(127)),
                Arguments.of(Field.DESCRIPTION, ""),
                Arguments.of(Field.DESCRIPTION, " with  spaces "),
                Arguments.of(Field.DESCRIPTION, "d".repeat(255)),
                Arguments.of(Field.PORT, "1"),
                Arguments.of(Field.PORT, "65535"),
                Arguments.of(Field.PORT, "00080"),
                Arguments.of(Field.VERSION, "2"),
                Arguments.of(Field.VERSION, "007"));
    }

    static Stream<Arguments> illegalValues() {
        return Stream.of(
                Arguments.of(Field.USER, "", "0 bytes; the limit is 1 to 255"),
                Arguments.of(Field.USER, "x".repeat(256), "256 bytes; the limit is 1 to 255"),
                Arguments.of(Field.USER, "é".repeat(128), "256 bytes"),
                Arguments.of(Field.USER, "two words", "white space"),
                Arguments.of(Field.USER, "no\u00a0break", "white space"),
                Arguments.of(Field.OWNER, "wide\u3000space", "white space"),
                Arguments.of(Field.USER, "tab\there", "control character"),
                Arguments.of(Field.USER, "bell\u0007", "'bell\\u{7}' holds a control character"),
                Arguments.of(Field.USER, "c1\u0085", "control character"),
                Arguments.of(Field.PATH, "..", "segment"),
                Arguments.of(Field.PATH, ".", "segment"),
                Arguments.of(Field.PATH, "../a", "segment"),
                Arguments.of(Field.PATH, "./a", "segment"),
                Arguments.of(Field.PATH, "a/..", "segment"),
                Arguments.of(Field.PATH, "", "0 bytes"),
                Arguments.of(Field.PATH, "/a/../b", "segment"),
                Arguments.of(Field.PATH, "/..", "segment"),
                Arguments.of(Field.PATH, "/./a", "segment"),
                Arguments.of(Field.PATH, "/a b", "white space"),
                Arguments.of(Field.PATH, "/" + "p".repeat(255), "256 bytes"),
                Arguments.of(Field.DESCRIPTION, "line\nbreak", "control character"),
                Arguments.of(Field.DESCRIPTION, "d".repeat(256), "256 bytes"),
                Arguments.of(Field.PORT, "", "0 bytes"),
                Arguments.of(Field.PORT, "0", "not a number from 1 to 65535"),
                Arguments.of(Field.PORT, "65536", "not a number from 1 to 65535"),
                Arguments.of(Field.PORT, "-1", "not a number"),
                Arguments.of(Field.PORT, "+80", "not a number"),
                Arguments.of(Field.PORT, "8o", "not a number"),
                Arguments.of(Field.PORT, "٣٤", "not a number"),
                Arguments.of(Field.PORT, "000080", "6 bytes"),
                Arguments.of(Field.VERSION, "", "0 bytes"),
                Arguments.of(Field.VERSION, "two", "not a number"),
                Arguments.of(Field.VERSION, "2".repeat(20), "20 bytes; the limit is 1 to 19"));
    }

    @ParameterizedTest
    @MethodSource("legalValues")
    void takesWhatObeysItsRule(Field field, String value) {
        assertThat(field.require(value, Edition.CLASSIC)).isEqualTo(value);
        assertThat(field.decode(value.getBytes(UTF_8), Edition.CLASSIC)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("illegalValues")
    void namesFieldValueAndLimitOfWhatBreaksItsRule(Field field, String value, String message) {
        assertThatThrownBy(() -> field.require(value, Edition.CLASSIC))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith(field.name().toLowerCase())
                .hasMessageContaining(message);
    }

    @Test
    void pathMayBeLongerInASession() {
        String longest = "/" + "p".repeat(4094);

        assertThat(Field.PATH.require(longest, Edition.SESSION)).isEqualTo(longest);
        assertThat(Field.PATH.require(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Field.PATH.require(longest + "p", Edition.SESSION))
                .hasMessageContaining("4096 bytes; the limit is 1 to 4095");
        assertThatThrownBy(() -> Field.PATH.require(longest, Edition.CLASSIC))
                .hasMessageContaining("4095 bytes; the limit is 1 to 255");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[][] invalid = {
            {(byte) 0xff},
            {'a', (byte) 0xc3},
            {(byte) 0xc0, (byte) 0xaf},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        };
        for (byte[] bytes : invalid) {
            assertThatThrownBy(() -> Field.USER.decode(bytes, Edition.CLASSIC)).hasMessageContaining("not valid UTF-8");
        }
    }

    @Test
    void ordersByBytesAndNotByUtf16Units() {
        String lastOfTheBasicPlane = "\uffee";
        String beyondTheBasicPlane = "\ud83c\udfa3";

        assertThat(Stream.of(beyondTheBasicPlane, lastOfTheBasicPlane, "b", "B", "é")
                        .sorted(Utf8.BYTE_ORDER))
                .containsExactly("B", "b", "é", lastOfTheBasicPlane, beyondTheBasicPlane);
    }
}
