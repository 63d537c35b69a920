package dev.lonja.benchmarks.registry;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.CommitLimits;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.OwnSession;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.WriterTransactions;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.storage.PostgresDirectory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import javax.sql.DataSource;

/** The group commit of the registry, without the wire and without Quarkus. */
final class DirectoryUnderLoad implements AutoCloseable {
    private final GroupCommit writes;

    /** A group commit on that database, with the default limits of the registry. */
    DirectoryUnderLoad(DataSource dataSource) {
        Statements statements = new Statements(dataSource);
        this.writes = new GroupCommit(
                new WriterTransactions(dataSource, statements, new OwnSession()),
                PostgresDirectory.of(statements, new Authorization(() -> true), new ListingLimits(1_000_000)),
                new NobodyListens(),
                CommitLimits.DEFAULT);
    }

    private record NobodyListens() implements CommitListener {
        @Override
        public void beginning() {}

        @Override
        public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {}

        @Override
        public void failed(List<DirectoryChange> changes) {}
    }

    /**
     * Submits changes for a time, and returns how many per second were acknowledged.
     *
     * @param inFlight how many changes are submitted and not yet acknowledged, at most
     * @throws IllegalStateException if the outcome of a change is not OK
     */
    double perSecond(LongFunction<DirectoryChange> changes, int inFlight, Duration time) throws InterruptedException {
        Semaphore free = new Semaphore(inFlight);
        AtomicLong others = new AtomicLong();
        long begin = System.nanoTime();
        long submitted = 0;
        while (System.nanoTime() - begin < time.toNanos()) {
            free.acquire();
            writes.submit(changes.apply(submitted++)).whenComplete((outcome, failure) -> {
                if (outcome != Outcome.OK) {
                    others.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(inFlight);
        if (others.get() > 0) {
            throw new IllegalStateException(others + " of " + submitted + " changes were not acknowledged");
        }
        return submitted * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() {
        writes.close();
    }
}
