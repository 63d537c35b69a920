package dev.lonja.peer.download.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastSegmentTest {

    @Test
    void isAllThatAPathDecides() throws TargetException {
        assertThat(LastSegment.of("/etc/passwd")).isEqualTo("passwd");
        assertThat(LastSegment.of("/a/../../b")).isEqualTo("b");
        assertThat(LastSegment.of("plain")).isEqualTo("plain");
        assertThat(LastSegment.of("//\\..\\x")).isEqualTo("\\..\\x");
        assertThat(LastSegment.of("/a/...")).isEqualTo("...");
    }

    @Test
    void isThatOfTheTruePathButForControlCharacters() throws TargetException {
        assertThat(LastSegment.of("/a%20b/My%20boats.txt")).isEqualTo("My boats.txt");
        assertThat(LastSegment.of("/My%2520boats")).isEqualTo("My%20boats");
        assertThat(LastSegment.of("/a%2Fb%2E%2E")).isEqualTo("a%2Fb%2E%2E");
        assertThat(LastSegment.of("/a%0Ab%1B[2J")).isEqualTo("a%0Ab%1B[2J");
        assertThat(LastSegment.of("/a/b\nc\u001b\u0085")).isEqualTo("b%0Ac%1B%C2%85");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a/", ".", "..", "/a/.", "/a/.."})
    void refusesWhatIsNoNameOfAFile(String path) {
        assertThatThrownBy(() -> LastSegment.of(path))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("does not end with the name of a file");
    }
}
