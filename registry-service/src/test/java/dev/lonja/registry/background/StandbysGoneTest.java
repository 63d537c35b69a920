package dev.lonja.registry.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All synchronous standbys of the database are gone: every commit waits at the server, for ever. */
@QuarkusTest
class StandbysGoneTest extends RegistryConversation {
    private static final Duration LONG = Duration.ofSeconds(30);

    @AfterEach
    void standbysAreBack() throws SQLException {
        execute("ALTER SYSTEM RESET synchronous_standby_names");
        execute("SELECT pg_reload_conf()");
        await().atMost(LONG).until(() -> ask("REGISTER|afterwards|").equals("<0>"));
    }

    @Test
    void writesFailInTimeReadsGoOnAndNoSessionStaysAtTheServer() throws SQLException {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        execute("SELECT pg_reload_conf()");
        // Commits begin to wait some time after the setting is shown: the checkpointer tells them.
        AtomicInteger tries = new AtomicInteger();
        await().atMost(LONG)
                .until(() ->
                        ask("REGISTER|bob-" + tries.incrementAndGet() + "|").equals("<2>"));

        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>0|");
        assertThat(ask("LIST_CONTENT|ana|nobody|")).isEqualTo("<3>");
        await("the abandoned session ends")
                .atMost(LONG)
                .until(() -> number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == 0);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
