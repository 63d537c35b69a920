package dev.lonja.peer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FileStateTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final Instant WHOLE_SECOND = Instant.parse("2026-01-01T12:00:00Z");
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void aFileIsAtRestWhenAPauseInItsLastWriteWouldBeOver() {
        assertThat(changedAt(NOON, 1).restToWaitFor(NOON)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(changedAt(NOON, 1).restToWaitFor(NOON.plusMillis(200)).isPositive())
                .isFalse();
    }

    @Test
    void theTimesOfAFileSystemWithoutFractionsOfASecondAreWaitedForLonger() {
        assertThat(changedAt(WHOLE_SECOND, 1).restToWaitFor(WHOLE_SECOND)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aWriteOfAWholeLargeFileIsWaitedForButNotForEver() {
        Duration large = changedAt(NOON, GIBIBYTE).restToWaitFor(NOON);

        assertThat(large).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(changedAt(NOON, Long.MAX_VALUE).restToWaitFor(NOON)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aClockThatIsAheadIsNotWaitedFor() {
        assertThat(changedAt(NOON.plusSeconds(3600), 1).restToWaitFor(NOON)).isLessThan(Duration.ofSeconds(1));
    }

    private static FileState changedAt(Instant time, long sizeBytes) {
        return new FileState("key", sizeBytes, FileTime.from(time), FileTime.from(time), 1);
    }
}
