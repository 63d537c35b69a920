package dev.lonja.registry.search;

import dev.lonja.registry.background.RepeatedWork;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Copies new files into the search index, in the order in which their transactions began. One registry does it at a time.
 *
 * <p>A transaction that is still open holds back the files of all later ones until it ends.
 */
@Singleton
class SearchIndexer {
    private static final Logger LOG = Logger.getLogger(SearchIndexer.class);
    /** A person who searches for what was just published does not notice it; idle, a look costs one query. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Bounds the transaction of a round, also when one transaction published very many files. */
    private static final int MAX_ROUND = 5000;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('lonja searchable_file'))";

    /** The index can be made again: it does not wait for a standby, which may be gone. */
    private static final String DO_NOT_WAIT_FOR_STANDBYS = "SELECT set_config('synchronous_commit', 'local', true)";

    /** Locks in the same order as a TRUNCATE of the users, which prevents a deadlock with it. */
    private static final String LOCK_USERS = "LOCK TABLE registered_user IN ROW SHARE MODE";

    private static final String LAG = """
            SELECT coalesce(extract(epoch FROM now() - (
                SELECT f.published_at FROM published_file f
                WHERE (f.published_in, f.user_id, f.path) > (?::xid8, ?, ?)
                ORDER BY f.published_in, f.user_id, f.path LIMIT 1)), 0)::bigint""";

    private final Statements statements;
    private final Transactions transactions;
    private final Vertx vertx;
    private @Nullable RepeatedWork indexing;
    private volatile boolean isClosed;
    private volatile long lagSeconds;

    SearchIndexer(Statements statements, Transactions transactions, MeterRegistry registry, Vertx vertx) {
        this.statements = statements;
        this.transactions = transactions;
        this.vertx = vertx;
        Gauge.builder("lonja.search.lag", this, indexer -> indexer.lagSeconds)
                .description("The age of the oldest file that search does not find yet")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    void onStart(@Observes StartupEvent event) {
        indexing = RepeatedWork.start(vertx, INTERVAL, this::indexAll);
    }

    void onStop(@Observes ShutdownEvent event) {
        isClosed = true;
        if (indexing != null) {
            indexing.close();
        }
    }

    /** Indexes what is pending, unless another registry does it at the moment. */
    void indexAll() {
        try {
            while (indexRound() && !isClosed) {
                measureLag();
            }
            measureLag();
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "new files not indexed");
        }
    }

    /** Indexes a bounded number of pending files, and decodes as many of those before; true if there may be more. */
    private boolean indexRound() {
        return transactions.inOne(() -> {
            if (!statements.findTruth(TRY_LOCK).orElse(false)) {
                return false;
            }
            statements.query(DO_NOT_WAIT_FOR_STANDBYS, row -> {});
            statements.update(LOCK_USERS);
            SearchableFiles files = new SearchableFiles(statements);
            SearchProgress before = SearchProgress.find(statements);
            List<SearchProgress.Entry> pending = before.pending(statements, MAX_ROUND);
            pending.forEach(files::add);
            SearchProgress after = before.withIndexed(pending);
            if (!before.isDecoded()) {
                List<SearchProgress.Entry> undecoded = before.undecoded(statements, MAX_ROUND);
                undecoded.stream().filter(SearchableFiles::isEncoded).forEach(files::add);
                after = after.withDecoded(undecoded, MAX_ROUND);
            }
            files.flush();
            if (!after.equals(before)) {
                after.store(statements);
            }
            return pending.size() == MAX_ROUND || !after.isDecoded();
        });
    }

    private void measureLag() {
        lagSeconds = transactions.inOne(() -> {
            SearchProgress.Place last = SearchProgress.find(statements).indexed();
            return statements
                    .findNumber(LAG, last.publishedIn(), last.userId(), last.path())
                    .orElse(0L);
        });
    }
}
