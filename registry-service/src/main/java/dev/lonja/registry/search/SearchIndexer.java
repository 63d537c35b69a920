package dev.lonja.registry.search;

import dev.lonja.registry.directory.Statements;
import dev.lonja.registry.directory.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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
    /** A round ends with the transaction in which it has taken this many; one transaction may have published more. */
    private static final int MAX_ROUND = 20_000;

    private static final String TAKE_TURN = "SELECT pg_try_advisory_xact_lock(hashtext('lonja searchable_file'))";

    /** In the order in which a TRUNCATE of users locks: else the two could wait for one another. */
    private static final String STAY_BEHIND_TRUNCATE = "LOCK TABLE registered_user IN ROW SHARE MODE";

    private static final String PENDING = """
            SELECT f.user_id, f.path, f.description, f.published_in::text, pg_snapshot_xmin(pg_current_snapshot())::text
            FROM published_file f
            WHERE f.published_in >= (SELECT published_from FROM search_progress)
                AND f.published_in < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY f.published_in""";

    private static final String PROGRESS =
            "UPDATE search_progress SET published_from = ?::xid8 WHERE published_from < ?::xid8";

    private static final String LAG = """
            SELECT coalesce(extract(epoch FROM now() - (
                SELECT f.published_at FROM published_file f
                WHERE f.published_in >= (SELECT published_from FROM search_progress)
                ORDER BY f.published_in LIMIT 1)), 0)::bigint""";

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

    private void takeAll() {
        try {
            while (takeRound() && !thread.isShutdown()) {
                LOG.trace("there is more");
            }
            lagSeconds = transactions.inOne(() -> statements.findNumber(LAG).orElse(0L));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "new files are not searchable yet");
        }
    }

    /** Takes in what is pending, up to a bound; whether there is more. */
    private boolean takeRound() {
        return transactions.inOne(() -> {
            if (!statements.findTruth(TAKE_TURN).orElse(false)) {
                return false;
            }
            statements.update(STAY_BEHIND_TRUNCATE);
            Round round = new Round(new SearchableFiles(statements), MAX_ROUND);
            statements.streamWhile(
                    PENDING,
                    row -> round.take(
                            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            round.end();
            if (!round.next().isEmpty()) {
                statements.update(PROGRESS, round.next(), round.next());
            }
            return round.hasMore();
        });
    }
}
