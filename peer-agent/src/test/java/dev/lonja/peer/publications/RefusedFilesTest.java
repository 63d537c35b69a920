package dev.lonja.peer.publications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedFilesTest {
    private static final Duration WAIT = Duration.ofMinutes(20);

    private final RefusedFiles refused = new RefusedFiles(WAIT);

    @TempDir
    private Path folder;

    private String path;

    @BeforeEach
    void refuse() throws IOException {
        path = Files.writeString(folder.resolve("big"), "hello").toString();
        refused.answered(Set.of(path, "/other"), Map.of(path, "FAILED"));
    }

    @Test
    void keepsBackWhatTheRegistryRefuses() {
        refused.compared(Set.of(path));

        assertThat(refused.waiting()).containsExactly(path);
        assertThat(refused.problem()).isEqualTo("the registry refuses 1 file, such as PUBLISH " + path + ": FAILED");
        assertThat(refused.untilNext())
                .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(WAIT));
    }

    @Test
    void waitsLongerAfterEachRefusalUpToALimit() {
        refused.answered(Set.of(path), Map.of(path, "FAILED"));
        assertThat(refused.untilNext())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(WAIT));

        refused.answered(Set.of(path), Map.of(path, "FAILED"));
        refused.answered(Set.of(path), Map.of(path, "FAILED"));
        assertThat(refused.untilNext())
                .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofHours(1)));
    }

    @Test
    void triesItAgainWhenItHasChanged() throws IOException {
        Files.writeString(Path.of(path), "shorter now");

        refused.compared(Set.of(path));

        assertThat(refused.waiting()).isEmpty();
    }

    @Test
    void triesItAgainWhenTheRegistryMayDecideOtherwise() {
        refused.retryAll();

        assertThat(refused.waiting()).isEmpty();
        assertThat(refused.untilNext()).contains(Duration.ZERO);
    }

    @Test
    void triesNoMoreFilesAgainThanWereDeleted() {
        refused.answered(Set.of("/a", "/b"), Map.of("/a", "FAILED", "/b", "FAILED"));

        refused.retry(0);
        assertThat(refused.waiting()).containsExactlyInAnyOrder("/a", "/b", path);

        refused.retry(2);
        assertThat(refused.waiting()).containsExactly(path);
    }

    @Test
    void forgetsWhatIsListedOrAccepted() {
        refused.compared(Set.of());
        assertThat(refused.problem()).isEmpty();

        refused.answered(Set.of(path), Map.of(path, "FAILED"));
        refused.answered(Set.of(path), Map.of());
        assertThat(refused.problem()).isEmpty();
        assertThat(refused.untilNext()).isEmpty();
    }
}
