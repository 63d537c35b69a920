package dev.lonja.registry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.transport.HostAddress;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestMetricsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RequestMetrics requests = new RequestMetrics(meters);

    @Test
    void metersOfBothEditionsExistBeforeTheFirstRequest() {
        Set<String> expected = Arrays.stream(Operation.values())
                .flatMap(operation -> Arrays.stream(Edition.values())
                        .filter(operation::isIn)
                        .flatMap(edition -> operation.row(edition).outcomes().stream())
                        .map(outcome -> operation + " " + outcome))
                .collect(Collectors.toSet());

        assertThat(meters.find("lonja.requests").timers())
                .extracting(timer ->
                        timer.getId().getTag("operation") + " " + timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void countsEveryOutcomeOfBothEditions(Outcome outcome) {
        answered(new Request.Register("ana"), outcome);
        answered(new Request.Ping(), outcome);

        assertThat(timer("REGISTER", outcome).count()).isOne();
        assertThat(timer("PING", outcome).count()).isOne();
        assertThat(requests.count(Operation.REGISTER)).isOne();
        assertThat(requests.count(Operation.PING)).isOne();
        assertThat(requests.failed(Operation.PING)).isEqualTo(outcome == Outcome.FAILED ? 1 : 0);
    }

    private Timer timer(String operation, Outcome outcome) {
        return meters.get("lonja.requests")
                .tags("operation", operation, "outcome", outcome.name())
                .timer();
    }

    private void answered(Request request, Outcome outcome) {
        HostAddress from = new HostAddress("192.0.2.1", false);
        requests.answered(new AnsweredRequest(request, Optional.empty(), outcome, from, 1_000_000));
    }
}
