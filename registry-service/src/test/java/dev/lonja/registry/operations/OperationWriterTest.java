package dev.lonja.registry.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Request;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.OperationRepository;
import dev.lonja.registry.wire.AnsweredRequest;
import dev.lonja.transport.HostAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationWriterTest {
    @Inject
    OperationRepository operations;

    @Inject
    Statements statements;

    @Inject
    Transactions transactions;

    private record Limits(Duration keep, int maxRows) implements OperationsConfig {}

    @Test
    void countsWhatIsMoreThanItMayWriteInASecond() {
        OperationRecorder recorder = new OperationRecorder(3);
        record(recorder, "counted", 5);

        assertThat(recorder.dropped()).isEqualTo(2);
        assertThat(recorder.take()).hasSize(3);
        record(recorder, "counted", 1);
        assertThat(recorder.dropped()).isEqualTo(2);
    }

    @Test
    void recordsNothingWhenItIsOff() {
        OperationRecorder recorder = new OperationRecorder(new Limits(Duration.ofDays(1), 0));
        record(recorder, "nobody", 1);

        assertThat(recorder.take()).isEmpty();
        assertThat(recorder.dropped()).isZero();
    }

    @Test
    void recordsNoPresenceChecks() {
        OperationRecorder recorder = new OperationRecorder(3);

        for (PresenceCheck.Wants wants : PresenceCheck.Wants.values()) {
            recorder.answered(answered(new PresenceCheck(wants, 20_000).request("ana")));
        }

        assertThat(recorder.take()).isEmpty();
        assertThat(recorder.dropped()).isZero();
    }

    @Test
    void keepsNoMoreThanSoManyAndForSoLong() {
        var limits = new Limits(Duration.ofDays(1), 4);
        OperationRecorder recorder = new OperationRecorder(limits);
        var writer = new OperationWriter(recorder, operations, transactions, limits);
        record(recorder, "kept", 10);
        writer.write();
        writer.deleteOld();
        assertThat(rowsOf("kept")).isLessThanOrEqualTo(4).isPositive();

        transactions.inOne(() -> statements.update(
                "UPDATE operation_record SET at = now() - interval '2 days' WHERE user_name = 'kept'"));
        writer.deleteOld();
        assertThat(rowsOf("kept")).isZero();
    }

    @Test
    void writesWhatIsLeftWhenTheRegistryStops() {
        OperationRecorder recorder = new OperationRecorder(100);
        var writer = new OperationWriter(recorder, operations, transactions, new Limits(Duration.ofDays(1), 100_000));
        record(recorder, "last", 3);

        writer.onStop(new ShutdownEvent());

        assertThat(rowsOf("last")).isEqualTo(3);
    }

    private static void record(OperationRecorder recorder, String user, int times) {
        for (int at = 0; at < times; at++) {
            recorder.answered(answered(new Request.Register(user)));
        }
    }

    private static AnsweredRequest answered(Request request) {
        return new AnsweredRequest(request, Optional.empty(), Outcome.OK, new HostAddress("192.0.2.1", false), 1);
    }

    private long rowsOf(String user) {
        return transactions.inOne(() -> statements
                .findNumber("SELECT count(*) FROM operation_record WHERE user_name = ?", user)
                .orElseThrow());
    }
}
