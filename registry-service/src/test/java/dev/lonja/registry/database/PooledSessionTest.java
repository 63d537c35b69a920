package dev.lonja.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
class PooledSessionTest {
    private static final int MORE_THAN_THE_POOL_HAS = 40;

    @Inject
    DataSource dataSource;

    @Test
    void givesItsPlaceInThePoolFree() throws SQLException {
        for (int number = 0; number < MORE_THAN_THE_POOL_HAS; number++) {
            PooledSession.end(dataSource.getConnection());
        }

        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void endsAtTheServer() throws SQLException {
        Connection pooled = dataSource.getConnection();
        int session = pooled.unwrap(PGConnection.class).getBackendPID();
        assertThat(isAtTheServer(session)).isTrue();

        PooledSession.end(pooled);

        await().until(() -> !isAtTheServer(session));
    }

    private boolean isAtTheServer(int session) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT FROM pg_stat_activity WHERE pid = " + session)) {
            return found.next();
        }
    }
}
