package dev.lonja.registry.background;

import dev.lonja.registry.database.PooledSession;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Whether this registry does the work that only one of the registries on a database may do.
 *
 * <p>The leader holds an advisory lock of PostgreSQL on a connection of its own. The lock is free at once when the process
 * dies, and after some seconds when its machine dies. A leader that cannot confirm its lock stops leading by itself, before
 * the database gives the lock to another registry. An answer may be out of date a moment later: work that relies on it must
 * do no harm then.
 */
@Singleton
public class Leadership implements KeepsThread, AutoCloseable {
    /** "lonja", as a number. */
    private static final long LOCK = 0x6c6f6e6a61L;

    /** The server ends the session of a client that is silent for 5 + 3 × 2 seconds. */
    private static final String SESSION =
            "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

    /** How often a registry tries to lead, or confirms that it does. A shorter interval would only load the database. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    /** Several, so that one late check does not end the leadership; fewer than the seconds that the server waits. */
    private static final int CHECKS_PER_LEASE = 3;

    /** A standby takes locks too, but can only read: what leads there would do nothing, and say that it leads. */
    private static final String IS_PRIMARY = "SELECT NOT pg_is_in_recovery()";

    private static final Logger LOG = Logger.getLogger(Leadership.class);

    private final DataSource dataSource;
    private final DatabaseState database;
    private final long lock;
    private final Duration interval;
    private final LivingThread thread = new LivingThread("lonja-leadership", this::run);
    private final CountDownLatch checked = new CountDownLatch(1);
    private volatile long heldUntilNanos = System.nanoTime();

    @Inject
    Leadership(DataSource dataSource, DatabaseState database) {
        this(dataSource, database, CHECK_INTERVAL, LOCK);
    }

    Leadership(DataSource dataSource, DatabaseState database, Duration interval, long lock) {
        this.dataSource = dataSource;
        this.database = database;
        this.interval = interval;
        this.lock = lock;
    }

    /** Whether this registry leads now. Any thread. */
    public boolean isHeld() {
        return System.nanoTime() - heldUntilNanos < 0;
    }

    /** Waits for the first check, no longer than that. */
    public void awaitFirstCheck(Duration limit) {
        try {
            checked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void start() {
        thread.start();
    }

    /** Ends while there still are connections: after the requests, before the beans. */
    void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        close();
    }

    /** Stops leading. */
    @Override
    @PreDestroy
    public void close() {
        thread.close();
    }

    @Override
    public LivingThread thread() {
        return thread;
    }

    private void run() throws InterruptedException {
        do {
            try {
                seekUntilLost();
            } finally {
                heldUntilNanos = System.nanoTime();
            }
        } while (!thread.awaitClose(interval));
    }

    private void seekUntilLost() throws InterruptedException {
        try {
            Connection connection = dataSource.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(SESSION);
                seek(statement);
            } finally {
                // This releases the lock, which belongs to the session.
                PooledSession.end(connection);
            }
        } catch (SQLException failure) {
            LOG.debugf("leadership not checked: %s", failure.getMessage());
        }
    }

    private void seek(Statement statement) throws SQLException, InterruptedException {
        boolean leads = false;
        do {
            long asked = System.nanoTime();
            if (isTrue(statement, IS_PRIMARY)) {
                database.foundPrimary();
                if (!leads && isTrue(statement, "SELECT pg_try_advisory_lock(" + lock + ")")) {
                    leads = true;
                    LOG.info("this registry is the leader from now on");
                }
                AbandonedSessions.end(statement);
            } else {
                database.foundStandby();
                checked.countDown();
                // The next connection may reach another host of the URL.
                return;
            }
            if (leads) {
                heldUntilNanos = asked + CHECKS_PER_LEASE * interval.toNanos();
            }
            checked.countDown();
        } while (!thread.awaitClose(interval));
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
