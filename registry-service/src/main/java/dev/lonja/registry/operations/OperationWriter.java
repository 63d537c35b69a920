package dev.lonja.registry.operations;

import dev.lonja.protocol.RequestDate;
import dev.lonja.registry.storage.Statements;
import dev.lonja.registry.storage.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Writes the operation log once per second, in one statement that does not wait for the disk, and deletes old records. */
@Singleton
class OperationWriter {
    private static final Logger LOG = Logger.getLogger(OperationWriter.class);

    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER;

    private static final String DO_NOT_WAIT_FOR_DISK = "SELECT set_config('synchronous_commit', 'off', true)";

    private static final String WRITE = """
            INSERT INTO operation_record (at, user_name, operation, outcome, address, request_date)
            SELECT at::timestamptz, name, operation, outcome, address, nullif(date, '')
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS w (at, name, operation, outcome, address, date)""";

    /** Only one registry deletes at a time. */
    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('lonja operation_record'))";

    private static final String DELETE_OLD = """
            DELETE FROM operation_record WHERE id IN (
                SELECT id FROM operation_record
                WHERE id <= (SELECT max(id) FROM operation_record) - ? OR at < now() - make_interval(secs => ?)
                ORDER BY id LIMIT 20000)""";

    private final OperationRecorder recorder;
    private final Statements statements;
    private final Transactions transactions;
    private final OperationsConfig config;

    OperationWriter(
            OperationRecorder recorder, Statements statements, Transactions transactions, OperationsConfig config) {
        this.recorder = recorder;
        this.statements = statements;
        this.transactions = transactions;
        this.config = config;
    }

    /** Writes what is left, after the connections have ended. */
    void onStop(@Observes @Priority(LAST) ShutdownEvent event) {
        write();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        List<OperationRecorder.Recorded> records = recorder.take();
        if (records.isEmpty()) {
            return;
        }
        try {
            transactions.inOne(() -> {
                statements.query(DO_NOT_WAIT_FOR_DISK, row -> {});
                return statements.update(
                        WRITE,
                        texts(records, record -> record.at().toString()),
                        texts(records, OperationRecorder.Recorded::user),
                        texts(
                                records,
                                record -> record.request().request().operation().name()),
                        texts(records, record -> record.request().outcome().name()),
                        texts(records, record -> record.request().from().text()),
                        texts(
                                records,
                                record -> record.request()
                                        .date()
                                        .map(RequestDate::text)
                                        .orElse("")));
            });
        } catch (RuntimeException failure) {
            recorder.lost(records);
            LOG.debugf("%d operations not logged: %s", records.size(), failure.getMessage());
        }
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            transactions.inOne(() -> statements.findTruth(TRY_LOCK).orElse(false)
                    ? statements.update(DELETE_OLD, (long) config.maxRows(), (double)
                            config.keep().toSeconds())
                    : 0);
        } catch (RuntimeException failure) {
            LOG.warnf("old operations not deleted: %s", failure.getMessage());
        }
    }

    private static String[] texts(
            List<OperationRecorder.Recorded> records, Function<OperationRecorder.Recorded, String> text) {
        return records.stream().map(text).toArray(String[]::new);
    }
}
