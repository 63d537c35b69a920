package dev.lonja.registry.operations;

import dev.lonja.protocol.RequestDate;
import dev.lonja.registry.storage.Statements;
import dev.lonja.registry.storage.Transactions;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Writes the log of operations once a second, in one statement that waits for no disk; and takes the old ones off. */
@Singleton
class OperationWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OperationWriter.class);
    private static final long CLEAN_UP_SECONDS = 30;

    private static final String DO_NOT_WAIT = "SELECT set_config('synchronous_commit', 'off', true)";

    private static final String WRITE = """
            INSERT INTO operation_record (at, user_name, operation, outcome, address, request_date)
            SELECT at::timestamptz, name, operation, outcome, address, nullif(date, '')
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS w (at, name, operation, outcome, address, date)""";

    /** One registry of all cleans up at a time. */
    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(hashtext('lonja operation_record'))";

    private static final String CLEAN_UP = """
            DELETE FROM operation_record WHERE id IN (
                SELECT id FROM operation_record
                WHERE id <= (SELECT max(id) FROM operation_record) - ? OR at < now() - make_interval(secs => ?)
                ORDER BY id LIMIT 20000)""";

    private final OperationRecorder recorder;
    private final Statements statements;
    private final Transactions transactions;
    private final OperationsConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread writer = new Thread(work, "lonja-operations");
        writer.setDaemon(true);
        return writer;
    });

    OperationWriter(
            OperationRecorder recorder, Statements statements, Transactions transactions, OperationsConfig config) {
        this.recorder = recorder;
        this.statements = statements;
        this.transactions = transactions;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
        thread.scheduleWithFixedDelay(this::cleanUp, CLEAN_UP_SECONDS, CLEAN_UP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
    }

    void write() {
        List<OperationRecorder.Recorded> records = recorder.take();
        if (records.isEmpty()) {
            return;
        }
        try {
            transactions.inOne(() -> {
                statements.query(DO_NOT_WAIT, row -> {});
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
            LOG.debugf("%d operations were not written: %s", records.size(), failure.getMessage());
        }
    }

    void cleanUp() {
        try {
            transactions.inOne(() -> statements.findTruth(TAKE_TURN).orElse(false)
                    ? statements.update(CLEAN_UP, (long) config.maxRows(), (double)
                            config.keep().toSeconds())
                    : 0);
        } catch (RuntimeException failure) {
            LOG.warnf("old operations were not taken off the log: %s", failure.getMessage());
        }
    }

    private static String[] texts(
            List<OperationRecorder.Recorded> records, Function<OperationRecorder.Recorded, String> text) {
        return records.stream().map(text).toArray(String[]::new);
    }
}
