package dev.lonja.registry.listing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Waits until the registry has received all notifications, for tests that change the database directly. */
@Singleton
public class CaughtUp {
    @Inject
    ChangeFeed feed;

    @Inject
    DataSource dataSource;

    /** Returns when the registry has received the notifications of all earlier commits. */
    public void await() throws SQLException {
        String mark = UUID.randomUUID().toString();
        while (!hears(mark)) {
            // The registry was not listening when the mark was sent.
        }
    }

    private boolean hears(String mark) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_notify('lonja_changes', '= " + mark + "')");
        }
        try {
            org.awaitility.Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> feed.mark().equals(mark));
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException notYet) {
            return false;
        }
    }
}
