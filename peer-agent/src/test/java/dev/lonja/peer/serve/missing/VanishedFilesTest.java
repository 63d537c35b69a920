package dev.lonja.peer.serve.missing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.serve.missing.VanishedFiles.Trust;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VanishedFilesTest {
    private static final Duration DELAY = Duration.ofSeconds(60);

    private final VanishedFiles vanished = new VanishedFiles(DELAY);

    @ParameterizedTest
    @CsvSource({
        // listed, present, gone, how far the folder is believed, whether they wait
        "10, 9, 1, USUAL, false",
        "1, 0, 1, USUAL, false",
        "1, 0, 1, NONE, true",
        "2, 0, 2, USUAL, true",
        "9, 1, 8, USUAL, false",
        "20, 10, 10, USUAL, false",
        "20, 9, 11, USUAL, true",
        "100, 60, 40, USUAL, false",
        "20, 20, 20, USUAL, false",
        "20, 1, 19, FULL, false",
        "0, 0, 0, NONE, false"
    })
    void waitsOnlyForFilesThatVanishedTogether(int listed, int present, int gone, Trust trust, boolean waits) {
        Set<String> paths = paths(gone);

        Set<String> deletable =
                vanished.deletable(paths, new VanishedFiles.Extent(listed, present, trust), path -> false, 0);

        assertThat(deletable).isEqualTo(waits ? Set.of() : paths);
        assertThat(vanished.waiting()).isEqualTo(waits ? gone : 0);
    }

    @Test
    void deletesThemAfterTheDelay() {
        Set<String> paths = paths(20);
        var empty = new VanishedFiles.Extent(20, 0, Trust.USUAL);
        vanished.deletable(paths, empty, path -> false, 0);

        assertThat(vanished.deletable(paths, empty, path -> false, DELAY.toNanos() - 1))
                .isEmpty();
        assertThat(vanished.untilNext()).contains(Duration.ofNanos(1));
        assertThat(vanished.isOver(DELAY.toNanos() - 1)).isFalse();
        assertThat(vanished.isOver(DELAY.toNanos())).isTrue();
        assertThat(vanished.deletable(paths, empty, path -> false, DELAY.toNanos()))
                .isEqualTo(paths);
        vanished.deleted(paths);
        assertThat(vanished.waiting()).isZero();
        assertThat(vanished.untilNext()).isEmpty();
    }

    @Test
    void waitsForTheRestWhileTheOthersReturn() {
        vanished.deletable(paths(20), new VanishedFiles.Extent(20, 0, Trust.USUAL), path -> false, 0);
        Set<String> rest = paths(3);

        assertThat(vanished.deletable(rest, new VanishedFiles.Extent(20, 17, Trust.USUAL), path -> false, 1))
                .isEmpty();
        assertThat(vanished.waiting()).isEqualTo(3);
        assertThat(vanished.deletable(
                        rest, new VanishedFiles.Extent(20, 17, Trust.USUAL), path -> false, DELAY.toNanos()))
                .isEqualTo(rest);
    }

    @Test
    void beginsAnewForAFileThatReturnedAndVanishedAgain() {
        Set<String> paths = paths(20);
        var empty = new VanishedFiles.Extent(20, 0, Trust.USUAL);
        vanished.deletable(paths, empty, path -> false, 0);
        vanished.deletable(Set.of(), new VanishedFiles.Extent(20, 20, Trust.USUAL), path -> false, 1);

        assertThat(vanished.deletable(paths, empty, path -> false, DELAY.toNanos()))
                .isEmpty();
    }

    @Test
    void waitsForTheFilesOfAVolumeThatIsGone() {
        Set<String> paths = paths(3);

        Set<String> deletable =
                vanished.deletable(paths, new VanishedFiles.Extent(100, 97, Trust.USUAL), "/1"::equals, 0);

        assertThat(deletable).containsExactlyInAnyOrder("/0", "/2");
        assertThat(vanished.waiting()).isEqualTo(1);
    }

    @Test
    void believesEverythingWithoutADelay() {
        var atOnce = new VanishedFiles(Duration.ZERO);

        assertThat(atOnce.deletable(paths(20), new VanishedFiles.Extent(20, 0, Trust.NONE), path -> false, 0))
                .hasSize(20);
        assertThat(atOnce.waiting()).isZero();
    }

    private static Set<String> paths(int count) {
        return IntStream.range(0, count).mapToObj(file -> "/" + file).collect(Collectors.toSet());
    }
}
