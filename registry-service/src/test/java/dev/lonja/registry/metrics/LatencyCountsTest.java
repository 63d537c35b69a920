package dev.lonja.registry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyCountsTest {
    private final LatencyCounts counts = new LatencyCounts();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 8, 9, 1000, 123_456, 1_000_000_000, Long.MAX_VALUE / 2})
    void isNeverMoreThanAnEighthTooHigh(long nanos) {
        long[] before = counts.copy();
        counts.add(nanos);

        long found = LatencyCounts.quantile(before, counts.copy(), 0.5).orElseThrow();

        assertThat(found).isBetween(nanos, Math.max(9, nanos + nanos / 8 + 1));
    }

    @Test
    void tellsTheSlowestFromTheRest() {
        counts.add(1_000_000_000);
        long[] before = counts.copy();
        LongStream.range(0, 98).forEach(time -> counts.add(1000));
        counts.add(1_000_000);
        counts.add(1_000_000);

        assertThat(LatencyCounts.quantile(before, counts.copy(), 0.5).orElseThrow())
                .isBetween(1000L, 1126L);
        assertThat(LatencyCounts.quantile(before, counts.copy(), 0.99).orElseThrow())
                .isBetween(1_000_000L, 1_126_000L);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(LatencyCounts.quantile(counts.copy(), counts.copy(), 0.5)).isEmpty();
    }
}
