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

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a/", ".", "..", "/a/.", "/a/..", "/a\0b", "/a\nb", "/a/\u001b[2Jb", "/\u0085"})
    void refusesWhatIsNoNameOfAFile(String path) {
        assertThatThrownBy(() -> LastSegment.of(path))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("does not end with the name of a file");
    }
}
