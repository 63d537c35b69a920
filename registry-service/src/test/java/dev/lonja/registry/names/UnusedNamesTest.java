package dev.lonja.registry.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.background.Leadership;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that never connected, when they are old enough. */
@QuarkusTest
class UnusedNamesTest extends RegistryConversation {
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final int ALL = 1000;

    @Inject
    UnusedNames names;

    @Inject
    Leadership leadership;

    @BeforeEach
    void lead() {
        await().until(leadership::isHeld);
    }

    @Test
    void removesWhoHasNeverConnectedAndNobodyElse() throws SQLException {
        register("away", "connected", "unused", "publisher");
        assertThat(ask("CONNECT|away|5001|")).isEqualTo("<0>");
        assertThat(ask("DISCONNECT|away|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|connected|5001|")).isEqualTo("<0>");
        change("INSERT INTO published_file (user_id, path, description)"
                + " SELECT id, '/by-hand', '' FROM registered_user WHERE name = 'publisher'");
        long audited = number("SELECT count(*) FROM audit_record");

        assertThat(names.round(Instant.EPOCH, ALL, ALL)).isZero();
        assertThat(names.round(TOMORROW, ALL, ALL)).isEqualTo(1);

        assertThat(ask("LIST_CONTENT|connected|unused|")).isEqualTo("<3>");
        assertThat(ask("CONNECT|unused|5001|")).isEqualTo("<1>");
        assertThat(ask("CONNECT|away|5001|")).isEqualTo("<0>");
        assertThat(ask("LIST_CONTENT|connected|publisher|")).isEqualTo("<0>1|/by-hand|");
        assertThat(number("SELECT count(*) FROM audit_record")).isEqualTo(audited + 1);
        assertThat(number("SELECT count(*) FROM audit_record WHERE user_name = 'unused' AND action = 'DELETE_USER'"
                        + " AND who = 'lonja.registry.quota.unused-names'"))
                .isEqualTo(1);
    }

    @Test
    void looksAtAFewUsersInARoundAndGoesOnBehindThem() {
        register("n1", "n2", "n3", "n4", "n5");
        assertThat(ask("CONNECT|n2|5001|")).isEqualTo("<0>");

        assertThat(names.round(TOMORROW, 1, 2)).isEqualTo(1);
        assertThat(names.round(TOMORROW, 1, 2)).isEqualTo(2);
        assertThat(names.round(TOMORROW, 1, 2)).isEqualTo(1);
        assertThat(names.round(TOMORROW, 1, 2)).isZero();
    }

    /** The other registry has not committed its CONNECT when this one decides that the name is unused. */
    @Test
    void leavesWhoeverConnectsAtTheSameTime() throws Exception {
        register("ana");
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO presence (user_id, address, origin, port)"
                    + " SELECT id, '10.0.0.1', '10.0.0.1', 5001 FROM registered_user");
            statement.execute("UPDATE registered_user SET used = true");
            CompletableFuture<Integer> round = CompletableFuture.supplyAsync(() -> names.round(TOMORROW, ALL, ALL));
            await().until(() -> number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);

            other.commit();

            assertThat(round.get()).isZero();
        }
        assertThat(number("SELECT count(*) FROM presence")).isEqualTo(1);
        assertThat(ask("REGISTER|ana|")).isEqualTo("<1>");
    }

    private void register(String... users) {
        for (String user : users) {
            assertThat(ask("REGISTER|" + user + "|")).isEqualTo("<0>");
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
