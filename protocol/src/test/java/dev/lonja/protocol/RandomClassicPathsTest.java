package dev.lonja.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every path, tried with random ones. */
class RandomClassicPathsTest {
    /** What random paths are made of: what the rules speak of, and what is near. */
    private static final String[] PIECES = {
        "%",
        "%4",
        "%41",
        "%25",
        "%c3%b1",
        "%00",
        "%2F",
        "%2E",
        "~",
        "/",
        ".",
        ".txt",
        "a",
        "F",
        "0",
        "\\",
        "\"",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\u001b[2J",
        "\u007f",
        "\u0085",
        "\u00a0",
        "ñ",
        "n\u0303",
        "\u1680",
        "\u2000",
        "\u200a",
        "\u200b",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u202f",
        "\u205f",
        "\u3000",
        "\ufeff",
        "漢",
        "🎣",
        "x".repeat(60),
        "é".repeat(40),
        " ".repeat(30)
    };

    @RepeatedTest(50)
    void everyPathHasAFormThatTheWireCarries(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        for (int round = 0; round < 200; round++) {
            String path = randomPath(random);
            String classicPath = ClassicPath.encode(path);

            assertThat(Utf8.length(classicPath)).isLessThanOrEqualTo(255);
            assertThatCode(() -> Field.USER.require(classicPath)).doesNotThrowAnyException();
            if (!ClassicPath.isCut(classicPath)) {
                assertThat(ClassicPath.decode(classicPath)).isEqualTo(path);
            }
        }
    }

    @RepeatedTest(10)
    void whateverIsDecodedEncodesToTheSameAgain(RepetitionInfo repetition) {
        var random = new Random(-repetition.getCurrentRepetition());
        for (int round = 0; round < 500; round++) {
            String received = randomPath(random);
            String path = ClassicPath.decode(received);

            assertThat(path.equals(received) || ClassicPath.encode(path).equals(received))
                    .isTrue();
            assertThat(path).doesNotContain("\0");
            assertThat(path.replaceAll("[^/]", "")).isEqualTo(received.replaceAll("[^/]", ""));
        }
    }

    private static String randomPath(Random random) {
        var path = new StringBuilder("/");
        int pieces = random.nextInt(1, 12);
        for (int i = 0; i < pieces; i++) {
            path.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return path.toString();
    }
}
