package dev.lonja.peer.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How long a file stays unchanged before it is stable.
 *
 * @param stability the time between two looks that agree
 * @param quiet the age from which one look is enough: the times of the file say that it has not changed for so long, even if
 *     the clock of a file server is a little behind
 * @param changing how long a file may change before that is reported
 */
record Clocks(Duration stability, Duration quiet, Duration changing, LongSupplier nanoTime, InstantSource wallClock) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static Clocks ofSystem(Duration stability) {
        return new Clocks(stability, MINUTE, MINUTE, System::nanoTime, InstantSource.system());
    }

    long nanos() {
        return nanoTime.getAsLong();
    }

    Instant quietSince() {
        return wallClock.instant().minus(quiet);
    }
}
