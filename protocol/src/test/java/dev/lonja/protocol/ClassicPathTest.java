package dev.lonja.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicPathTest {
    private static final String COMPOSED = "/Canci\u00f3n.txt";
    private static final String DECOMPOSED = "/Cancio\u0301n.txt";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`/My boats.txt`, /My%20boats.txt",
                "`/a\tb\nc`, /a%09b%0Ac",
                "`/\u007f\u0085\u00a0`, /%7F%C2%85%C2%A0",
                "`/\u2000\u200a\u2028\u2029`, /%E2%80%80%E2%80%8A%E2%80%A8%E2%80%A9",
                "`/\u1680\u202f\u205f\u3000`, /%E1%9A%80%E2%80%AF%E2%81%9F%E3%80%80",
                "`/ `, /%20",
                "`/a  `, /a%20%20",
                "/%41, /%2541",
                "/%2541, /%252541",
                "/%%41, /%%2541",
                "`/100% 20`, /100%%2020",
                "/%c3%B1, /%25c3%25B1",
                "/%00, /%2500"
            })
    void encodesWhatTheWireCannotCarry(String path, String classicPath) {
        assertThat(ClassicPath.encode(path)).isEqualTo(classicPath);
        assertThat(ClassicPath.decode(classicPath)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/ana/boats.txt",
                "f1",
                "/100%",
                "/%",
                "/%4",
                "/%4g",
                "/%%",
                "/a\u202eb",
                "/\u200b\u200d\u2066\ufeff\u00ad",
                "/\"quoted\"'",
                "/back\\slash",
                "/-r",
                "/~",
                "/🎣ñ",
                COMPOSED,
                DECOMPOSED
            })
    void leavesEveryOtherPathAsItIs(String path) {
        assertThat(ClassicPath.encode(path)).isEqualTo(path);
        assertThat(ClassicPath.decode(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%41", // 'A' needs no encoding
                "/a%2F..%2Fb",
                "/%2E%2E/b",
                "/%00",
                "/a%20%00",
                "/%c2%a0", // small hex digits
                "/%C3", // no UTF-8
                "/%C3%B1",
                "/%20%41",
                "/a b%20", // what no encoding leaves
                "/%ED%A0%80",
                "/%25",
                "/%C0%A0",
                "/%20%25zz"
            })
    void decodesOnlyWhatItEncodes(String classicPath) {
        assertThat(ClassicPath.decode(classicPath)).isEqualTo(classicPath);
    }

    @Test
    void cutsOnlyWhatIsLongerThanTheWireCarries() {
        String longest = "/" + "x".repeat(254);

        assertThat(ClassicPath.encode(longest)).isEqualTo(longest);
        assertThat(ClassicPath.encode("/" + "x".repeat(251) + " "))
                .endsWith("x%20")
                .hasSize(255);
        assertThat(ClassicPath.encode("/" + "x".repeat(252) + " "))
                .isEqualTo("/" + "x".repeat(179) + "~f2fe616a50842a2c");
        assertThat(ClassicPath.encode(longest + "x")).isEqualTo("/" + "x".repeat(179) + "~81e96113d2a42574");
    }

    @Test
    void cutsBeforeACharacterOrAnEncodedByteAndKeepsAShortSuffix() {
        assertThat(ClassicPath.encode("/" + "ñ".repeat(150) + ".pdf"))
                .isEqualTo("/" + "ñ".repeat(89) + "~c439e322db9337c9.pdf");
        assertThat(ClassicPath.encode("/x" + "ñ".repeat(150) + ".tar.gz"))
                .isEqualTo("/x" + "ñ".repeat(89) + "~5b666cef334f7216.gz");
        assertThat(ClassicPath.encode("/" + "a".repeat(178) + " " + "b".repeat(100) + ".a b"))
                .isEqualTo("/" + "a".repeat(178) + "~04268b47cabf1be4.a%20b");
        assertThat(ClassicPath.encode("/" + "🎣".repeat(70) + "/x." + "y".repeat(15)))
                .isEqualTo("/" + "🎣".repeat(44) + "~4ea50521fc8f2d3a." + "y".repeat(15));
        assertThat(ClassicPath.encode("/" + "🎣".repeat(70) + "/x." + "y".repeat(16)))
                .isEqualTo("/" + "🎣".repeat(44) + "~f50fe0a10d72ad68");
        assertThat(ClassicPath.encode("/" + "\u3000".repeat(90)))
                .isEqualTo("/" + "%E3%80%80".repeat(19) + "%E3%80~3c49cc49cf8e3534");
    }

    @Test
    void twoPathsCanHaveTheSameForm() {
        String longPath = "/" + "ñ".repeat(150) + ".pdf";
        String likeItsForm = "/" + "ñ".repeat(89) + "~c439e322db9337c9.pdf";

        assertThat(ClassicPath.encode(longPath)).isEqualTo(ClassicPath.encode(likeItsForm));
        assertThat(ClassicPath.decode(likeItsForm)).isEqualTo(likeItsForm);
    }

    @Test
    void knowsACutForm() {
        assertThat(ClassicPath.isCut(ClassicPath.encode("/" + "a b".repeat(100) + ".txt")))
                .isTrue();
        assertThat(ClassicPath.isCut("/" + "x".repeat(179) + "~0123456789abcdef.a~b"))
                .isTrue();
        assertThat(ClassicPath.isCut("/" + "x".repeat(179) + "~0123456789abcdef"))
                .isTrue();
        assertThat(ClassicPath.isCut("/" + "x".repeat(179) + "~0123456789ABCDEF"))
                .isFalse();
        assertThat(ClassicPath.isCut("/" + "x".repeat(180) + "~0123456789abcdef"))
                .isFalse();
        assertThat(ClassicPath.isCut("/short~0123456789abcdef.txt")).isFalse();
        assertThat(ClassicPath.isCut("/" + "x".repeat(179) + "~0123456789abcdef." + "s".repeat(16)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/home/ana/My%20boats.txt, `My boats.txt`",
                "/a/b%0Ac%1B, b%0Ac%1B",
                "/a/100%2541, 100%41",
                "/a/%2E%2E, %2E%2E",
                "/a/..%2F..%2Fetc, ..%2F..%2Fetc",
                "/a/%E2%80%A8, `\u2028`",
                "f1, f1",
                "/a/..., ...",
                "/a%20b/%20, ` `",
                "`/a/raw\ncontrol`, raw%0Acontrol"
            })
    void savesUnderTheDecodedName(String classicPath, String name) {
        assertThat(ClassicPath.fileName(classicPath)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a/", ".", "..", "/a/.", "/a%20b/.."})
    void refusesWhatIsNoNameOfAFile(String classicPath) {
        assertThat(ClassicPath.fileName(classicPath)).isEmpty();
    }

    @Test
    void savesACutPathUnderItsLastSegmentAsItIs() {
        String cut = ClassicPath.encode("/b c/" + "a b".repeat(100) + ".tx t");

        assertThat(ClassicPath.fileName(cut)).contains(cut.substring(cut.lastIndexOf('/') + 1));
        assertThat(cut).contains("%20");
    }
}
