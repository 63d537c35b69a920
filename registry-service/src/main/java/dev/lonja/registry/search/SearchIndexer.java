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
import java.util.ArrayList;
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
    /** Bounds the transaction of a round, also when one transaction published very many files. */
    private static final int MAX_ROUND = 5000;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('lonja searchable_file'))";

    /** The index can be made again: it does not wait for a standby, which may be gone. */
    private static final String DO_NOT_WAIT_FOR_STANDBYS = "SELECT set_config('synchronous_commit', 'local', true)";

    /** Locks in the same order as a TRUNCATE of the users, which prevents a deadlock with it. */
    private static final String LOCK_USERS = "LOCK TABLE registered_user IN ROW SHARE MODE";

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
    private final Vertx vertx;
    private @Nullable RepeatedWork indexing;
    private volatile boolean isClosed;
    private volatile long lagSeconds;

    SearchIndexer(
            Statements statements,
            Transactions transactions,
            SearchConfig config,
            MeterRegistry registry,
            Vertx vertx) {
        this.statements = statements;
        this.transactions = transactions;
        this.config = config;
        this.vertx = vertx;
        Gauge.builder("lonja.search.lag", this, indexer -> indexer.lagSeconds)
                .description("The age of the oldest file that search does not find yet")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    void onStart(@Observes StartupEvent event) {
        indexing = RepeatedWork.start(vertx, config.interval(), this::indexAll);
    }

    void onStop(@Observes ShutdownEvent event) {
        isClosed = true;
        if (indexing != null) {
            indexing.close();
        }
    }

    /** The last file that was indexed. */
    private record Progress(String publishedIn, long userId, String path) {}

    private void indexAll() {
        try {
            while (indexRound() && !isClosed) {
                measureLag();
            }
            measureLag();
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "new files not indexed");
        }
    }

    /** Indexes a bounded number of pending files; true if there may be more. */
    private boolean indexRound() {
        return transactions.inOne(() -> {
            if (!statements.findTruth(TRY_LOCK).orElse(false)) {
                return false;
            }
            statements.query(DO_NOT_WAIT_FOR_STANDBYS, row -> {});
            statements.update(LOCK_USERS);
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
