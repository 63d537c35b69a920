package dev.lonja.registry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.transport.HostAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRatesTest {
    private static final int WINDOW_SECONDS = 10;
    private static final Percentage ONE_PERCENT = Percentage.withPercentage(1);

    private final RequestMetrics requests = new RequestMetrics(new SimpleMeterRegistry());
    private final RequestRates rates = new RequestRates(requests);

    @ParameterizedTest
    @ValueSource(longs = {1_000, 123_456, 1_000_000_000, 60_000_000_000L})
    void isNoMoreThanOnePercentOff(long nanos) {
        answer(1, nanos);
        rates.sample();

        assertThat(rates.findMillis(0.5).orElseThrow()).isCloseTo(nanos / 1e6, ONE_PERCENT);
    }

    @Test
    void takesAnyLatency() {
        answer(1, -1);
        answer(1, Long.MAX_VALUE);
        rates.sample();

        assertThat(rates.findMillis(0.99)).isPresent();
    }

    @Test
    void tellsTheSlowestFromTheRest() {
        answer(98, 1_000_000);
        answer(2, 50_000_000);
        rates.sample();

        assertThat(rates.findMillis(0.5).orElseThrow()).isCloseTo(1.0, ONE_PERCENT);
        assertThat(rates.findMillis(0.99).orElseThrow()).isCloseTo(50.0, ONE_PERCENT);
    }

    @Test
    void forgetsWhatLiesBeforeItsWindow() {
        answer(1, 1_000_000);
        for (int second = 0; second < WINDOW_SECONDS; second++) {
            rates.sample();
            assertThat(rates.findMillis(0.5)).isPresent();
        }
        rates.sample();

        assertThat(rates.findMillis(0.5)).isEmpty();
        assertThat(rates.perSecond(Operation.REGISTER)).isZero();
    }

    private void answer(int times, long nanos) {
        Request request = new Request.Register("ana");
        HostAddress from = new HostAddress("192.0.2.1", false);
        for (int at = 0; at < times; at++) {
            requests.answered(new AnsweredRequest(request, Optional.empty(), Outcome.OK, from, nanos));
        }
    }
}
