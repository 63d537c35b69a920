package dev.lonja.registry.background;

import dev.lonja.registry.storage.PooledSession;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
 * Whether this registry is the one of all on its database that does the background work.
 *
 * <p>The leader holds an advisory lock of PostgreSQL on a connection of its own: it is free at once when the process dies,
 * and in some seconds when its machine does. A leader that cannot make sure of its lock stops leading by itself, before
 * the database gives it to another. Who acts on an answer that has just become wrong must do no harm.
 */
@Singleton
public class Leadership implements AutoCloseable {
    /** "lonja", as a number. */
    private static final long LOCK = 0x6c6f6e6a61L;

    /** The server gives up on a client that is silent 5 + 3 × 2 seconds. */
    private static final String SESSION =
            "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

    private static final int CHECKS_PER_TRUST = 3;
    private static final Logger LOG = Logger.getLogger(Leadership.class);

    private final DataSource dataSource;
    private final long lock;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "lonja-leadership");
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long heldUntilNanos = System.nanoTime();

    @Inject
    Leadership(DataSource dataSource, LeadershipConfig config) {
        this(dataSource, config.checkInterval(), LOCK);
    }

    Leadership(DataSource dataSource, Duration interval, long lock) {
        this.dataSource = dataSource;
        this.interval = interval;
        this.lock = lock;
        thread.setDaemon(true);
    }

    /** Whether this registry leads now. Any thread. */
    public boolean isHeld() {
        return System.nanoTime() - heldUntilNanos < 0;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void start() {
        thread.start();
    }

    /** Gives the lead up. */
    @Override
    @PreDestroy
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            do {
                seekUntilLost();
                heldUntilNanos = System.nanoTime();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closing) {
            heldUntilNanos = System.nanoTime();
        }
    }

    private void seekUntilLost() throws InterruptedException {
        try {
            Connection connection = dataSource.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(SESSION);
                seek(statement);
            } finally {
                // The lock belongs to the session.
                PooledSession.end(connection);
            }
        } catch (SQLException failure) {
            LOG.debugf("cannot tell who leads: %s", failure.getMessage());
        }
    }

    private void seek(Statement statement) throws SQLException, InterruptedException {
        boolean leads = false;
        do {
            long asked = System.nanoTime();
            if (leads) {
                statement.execute("SELECT 1");
            } else if (isLockFree(statement)) {
                leads = true;
                LOG.info("this registry does the background work from now on");
            }
            if (leads) {
                heldUntilNanos = asked + CHECKS_PER_TRUST * interval.toNanos();
            }
        } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    private boolean isLockFree(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + lock + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
