package dev.lonja.peer.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/a/*.txt, /a/b.txt, true",
        "/a/*.txt, /a/.txt, true",
        "/a/*.txt, /a/b/c.txt, false",
        "/a/?, /a/🐟, true",
        "/a/?, /a/bc, false",
        "/a/**, /a/b/c/d, true",
        "/a/**, /a/, false",
        "/**/d, /a/b/c/d, true",
        "/**/d, /d, true",
        "/**/b/**/d, /b/x/b/y/d, true",
        "/**/b/**/d, /b/x/c, false",
        "/a*b*c, /axbxbxc, true",
        "/a[b]{c}, /a[b]{c}, true",
        "/a/*, /b/c, false"
    })
    void matchesWholePaths(String pattern, String path, boolean isMatch) {
        assertThat(PathPattern.of(pattern).matches(PathPattern.split(path))).isEqualTo(isMatch);
    }
}
