package dev.lonja.registry.search;

import dev.lonja.registry.storage.Statements;
import dev.lonja.registry.storage.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes new files into what is searched, in the order in which their transactions began; one registry of all does it at a
 * time. A transaction that is still open holds back those that began after it, until it ends.
 */
@Singleton
class SearchIndexer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SearchIndexer.class);
    /** A round is one short transaction, however many files were published in one. */
    private static final int MAX_ROUND = 5000;

    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(hashtext('lonja searchable_file'))";

    /** In the order in which a TRUNCATE of users locks: else the two could wait for one another. */
    private static final String STAY_BEHIND_TRUNCATE = "LOCK TABLE registered_user IN ROW SHARE MODE";

    private static final String PROGRESS = "SELECT published_in::text, user_id, path FROM search_progress";

    private static final String PENDING = """
            SELECT f.published_in::text, f.user_id, f.path, f.description
            FROM published_file f
            WHERE (f.published_in, f.user_id, f.path) > (?::xid8, ?, ?)
                AND f.published_in < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY f.published_in, f.user_id, f.path LIMIT ?""";

    private static final String ADVANCE = "UPDATE search_progress SET published_in = ?::xid8, user_id = ?, path = ?";

    private static final String LAG = """
            SELECT coalesce(extract(epoch FROM now() - (
                SELECT f.published_at FROM published_file f
                WHERE (f.published_in, f.user_id, f.path) > (?::xid8, ?, ?)
                ORDER BY f.published_in, f.user_id, f.path LIMIT 1)), 0)::bigint""";

    private final Statements statements;
    private final Transactions transactions;
    private final SearchConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread indexer = new Thread(work, "lonja-search");
        indexer.setDaemon(true);
        return indexer;
    });
    private volatile long lagSeconds;

    SearchIndexer(Statements statements, Transactions transactions, SearchConfig config, MeterRegistry registry) {
        this.statements = statements;
        this.transactions = transactions;
        this.config = config;
        Gauge.builder("lonja.search.lag", this, indexer -> indexer.lagSeconds)
                .description("The age of the oldest file that search does not find yet")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    void onStart(@Observes StartupEvent event) {
        long millis = config.interval().toMillis();
        thread.scheduleWithFixedDelay(this::takeAll, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
    }

    /** The last file that was taken in. */
    private record Progress(String publishedIn, long userId, String path) {}

    private void takeAll() {
        try {
            while (takeRound() && !thread.isShutdown()) {
                measureLag();
            }
            measureLag();
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "new files are not searchable yet");
        }
    }

    /** Takes in what is pending, up to a bound; whether there may be more. */
    private boolean takeRound() {
        return transactions.inOne(() -> {
            if (!statements.findTruth(TAKE_TURN).orElse(false)) {
                return false;
            }
            statements.update(STAY_BEHIND_TRUNCATE);
            SearchableFiles files = new SearchableFiles(statements);
            List<Progress> taken = new ArrayList<>();
            Progress last = progress();
            statements.query(
                    PENDING,
                    row -> {
                        taken.add(new Progress(row.getString(1), row.getLong(2), row.getString(3)));
                        files.add(row.getLong(2), row.getString(3), row.getString(4));
                    },
                    last.publishedIn(),
                    last.userId(),
                    last.path(),
                    MAX_ROUND);
            files.flush();
            if (!taken.isEmpty()) {
                Progress next = taken.getLast();
                statements.update(ADVANCE, next.publishedIn(), next.userId(), next.path());
            }
            return taken.size() == MAX_ROUND;
        });
    }

    private void measureLag() {
        lagSeconds = transactions.inOne(() -> {
            Progress last = progress();
            return statements
                    .findNumber(LAG, last.publishedIn(), last.userId(), last.path())
                    .orElse(0L);
        });
    }

    private Progress progress() {
        List<Progress> only = new ArrayList<>(1);
        statements.query(PROGRESS, row -> only.add(new Progress(row.getString(1), row.getLong(2), row.getString(3))));
        return only.getFirst();
    }
}
