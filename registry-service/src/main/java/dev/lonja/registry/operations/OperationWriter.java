package dev.lonja.registry.operations;

import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.OperationRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes the operation log once per second, and deletes old records. */
@Singleton
class OperationWriter {
    private static final Logger LOG = Logger.getLogger(OperationWriter.class);
    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER;

    private final OperationRecorder recorder;
    private final OperationRepository operations;
    private final Transactions transactions;
    private final OperationsConfig config;

    OperationWriter(
            OperationRecorder recorder,
            OperationRepository operations,
            Transactions transactions,
            OperationsConfig config) {
        this.recorder = recorder;
        this.operations = operations;
        this.transactions = transactions;
        this.config = config;
    }

    /** Writes the remaining entries after the connections have ended. */
    void onStop(@Observes @Priority(LAST) ShutdownEvent event) {
        write();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        List<OperationRepository.Entry> entries = recorder.take();
        if (entries.isEmpty()) {
            return;
        }
        try {
            transactions.inOne(() -> {
                operations.addAll(entries);
                return entries;
            });
        } catch (RuntimeException failure) {
            recorder.lost(entries.size());
            LOG.debugf("%d operations not logged: %s", entries.size(), failure.getMessage());
        }
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            transactions.inOne(() -> {
                operations.removeOld(config.keep(), config.maxRows());
                return config;
            });
        } catch (RuntimeException failure) {
            LOG.warnf("old operations not deleted: %s", failure.getMessage());
        }
    }
}
