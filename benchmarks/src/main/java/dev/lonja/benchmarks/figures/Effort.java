package dev.lonja.benchmarks.figures;

import java.time.Duration;

/**
 * How much is measured. {@code LONJA_JAVA_OPTIONS='-Dlonja.bench.rounds=1 -Dlonja.bench.seconds=1'} makes a benchmark short, which
 * only shows that it works.
 */
public final class Effort {
    private static final int ROUNDS = 5;

    private Effort() {}

    /** The number of rounds. A figure is their median. */
    public static int rounds() {
        return Integer.getInteger("lonja.bench.rounds", ROUNDS);
    }

    /** The time of one measurement: that many seconds, unless it is made short. */
    public static Duration time(int seconds) {
        return Duration.ofSeconds(Integer.getInteger("lonja.bench.seconds", seconds));
    }
}
