package dev.lonja.registry.wire;

import dev.lonja.registry.TestDatabase;
import dev.lonja.registry.listing.CaughtUp;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/** A test that sends requests to a running registry, which has no users at the beginning. */
public abstract class RegistryConversation {
    static {
        // What a test waits for takes some milliseconds; the default is to look ten times a second.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    @Inject
    protected RegistryServer server;

    @Inject
    protected DataSource dataSource;

    @Inject
    protected CaughtUp caughtUp;

    @BeforeEach
    void empty() throws SQLException {
        change(TestDatabase.EMPTY_DIRECTORY);
    }

    /** Sends a request, written with {@code |} for NUL. Returns the reply: the status in angle brackets, and what follows. */
    protected String ask(String request) {
        return ask(ClassicClient.bytes(request));
    }

    String ask(byte[] request) {
        try (ClassicClient client = open()) {
            return client.send(request).reply();
        }
    }

    ClassicClient open() {
        return ClassicClient.open(server.port());
    }

    /**
     * Changes the database directly, however long that takes, and waits until the registry has received the notification.
     * PostgreSQL keeps the plans of its checks of foreign keys; one that was made while a table was small reads the whole table
     * for each new row.
     */
    protected void change(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DISCARD PLANS; SET LOCAL enable_seqscan = off; SET LOCAL statement_timeout = 0");
            statement.execute(sql);
            connection.commit();
        }
        caughtUp.await();
    }
}
