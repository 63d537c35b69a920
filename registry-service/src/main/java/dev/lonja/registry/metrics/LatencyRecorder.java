package dev.lonja.registry.metrics;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Records latencies with an error of at most one percent, in bounded memory and without waiting. Any thread. */
final class LatencyRecorder {
    /** Higher than any timeout of a request; a higher value is recorded as this one. */
    private static final long MAX_NANOS = Duration.ofMinutes(15).toNanos();

    private static final int SIGNIFICANT_DIGITS = 2;

    private final Recorder recorder = new Recorder(MAX_NANOS, SIGNIFICANT_DIGITS);

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, MAX_NANOS));
    }

    /** Takes the latencies since the last call. */
    Histogram takeInterval() {
        return recorder.getIntervalHistogram();
    }
}
