package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDate;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationLogTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void printsALineForEachRequest() {
        try (OperationLog log = open(OperationLog.Target.CONSOLE)) {
            log.started("10.0.0.1", 5500);
            log.requested(new Step.Complete(new Request.ListUsers("ana"), Optional.empty()));
            log.requested(new Step.Complete(
                    new Request.Register("bob"), Optional.of(new RequestDate("30/12/2024  10:00:00"))));
            log.requested(new Step.Complete(
                    new PresenceCheck(PresenceCheck.Wants.PUBLISHED, 20_000).request("ana"), Optional.empty()));
            log.requested(new Step.Complete(new Request.GetFile("/a"), Optional.empty()));
            log.requested(new Step.Complete(new Request.Hello("2"), Optional.empty()));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "s> init server 10.0.0.1:5500",
                        "s> OPERATION LIST_USERS FROM ana",
                        "s> OPERATION REGISTER FROM bob AT 30/12/2024  10:00:00");
    }

    @Test
    void printsOnlyTheStartWhenItIsOff() {
        try (OperationLog log = open(OperationLog.Target.OFF)) {
            log.started("10.0.0.1", 5500);
            log.requested(new Step.Complete(new Request.Register("bob"), Optional.empty()));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("s> init server 10.0.0.1:5500");
    }

    private OperationLog open(OperationLog.Target target) {
        return new OperationLog(target, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
