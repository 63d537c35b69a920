package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Listings over the wire, while others change the database. */
@QuarkusTest
class ListingsTest extends RegistryConversation {

    @Test
    void asksTheDatabaseNothingWhileNothingChanges() throws SQLException {
        beConnected("ana");
        assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<0>");
        await().until(() -> ask("LIST_USERS|ana|").startsWith("<0>"));
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>1|/a|");

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // A request that reads these rows now waits until the statement times out, and fails.
            statement.execute("LOCK TABLE registered_user, presence, published_file IN ACCESS EXCLUSIVE MODE");
            assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
            assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>1|/a|");
            connection.rollback();
        }
    }

    @Test
    void showsWhatIsChangedByHand() throws SQLException {
        beConnected("ana");
        assertThat(ask("LIST_CONTENT|ana|ana|")).isEqualTo("<0>0|");

        byHand("INSERT INTO registered_user (name) VALUES ('bob')");
        byHand("INSERT INTO presence (user_id, address, origin, port)"
                + " SELECT id, '10.0.0.2', '10.0.0.2', 7 FROM registered_user WHERE name = 'bob'");
        await().until(() -> ask("LIST_USERS|ana|").equals("<0>2|ana|127.0.0.1|5001|bob|10.0.0.2|7|"));
        byHand("UPDATE presence SET port = 8 WHERE port = 7");
        await().until(() -> ask("LIST_USERS|ana|").equals("<0>2|ana|127.0.0.1|5001|bob|10.0.0.2|8|"));
        byHand("INSERT INTO published_file (user_id, path, description)"
                + " SELECT id, '/by-hand', 'd' FROM registered_user WHERE name = 'ana'");
        await().until(() -> ask("LIST_CONTENT|ana|ana|").equals("<0>1|/by-hand d|"));
        byHand("DELETE FROM published_file");
        await().until(() -> ask("LIST_CONTENT|ana|ana|").equals("<0>0|"));
        byHand("UPDATE registered_user SET name = 'rob' WHERE name = 'bob'");
        await().until(() -> ask("LIST_USERS|ana|").equals("<0>2|ana|127.0.0.1|5001|rob|10.0.0.2|8|"));
        byHand("DELETE FROM registered_user WHERE name = 'rob'");
        await().until(() -> ask("LIST_USERS|ana|").equals("<0>1|ana|127.0.0.1|5001|"));
        byHand("TRUNCATE presence");
        await().until(() -> ask("LIST_USERS|ana|").equals("<2>"));
    }

    @Test
    void followsAChangeOfThousandsOfUsers() throws SQLException {
        beConnected("ana");
        byHand("INSERT INTO registered_user (name) SELECT repeat('u', 250) || n FROM generate_series(1000, 3500) n");
        byHand("INSERT INTO presence (user_id, address, origin, port)"
                + " SELECT id, '10.0.0.2', '10.0.0.2', 7 FROM registered_user WHERE name <> 'ana'");
        await().until(() -> ask("LIST_USERS|ana|").startsWith("<0>2502|"));
        byHand("DELETE FROM registered_user WHERE name <> 'ana'");
        await().until(() -> ask("LIST_USERS|ana|").equals("<0>1|ana|127.0.0.1|5001|"));
    }

    /** A client finds every change that was acknowledged to it, whatever happens to the same users at the same time. */
    @Test
    void showsEverybodyTheirOwnAcknowledgedWrites() throws SQLException {
        List<CompletableFuture<Void>> people = new ArrayList<>();
        for (int person = 0; person < 6; person++) {
            String name = "user" + person;
            people.add(CompletableFuture.runAsync(() -> checkOwnWrites(name)));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(people.toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            byHand("UPDATE presence SET connected_at = now()");
            byHand("UPDATE published_file SET published_at = now()");
        }
        all.join();
    }

    private void checkOwnWrites(String name) {
        assertThat(ask("REGISTER|" + name + "|")).isEqualTo("<0>");
        for (int round = 0; round < 12; round++) {
            int port = 5000 + round;
            assertThat(ask("CONNECT|" + name + "|" + port + "|")).isEqualTo("<0>");
            assertThat(ask("LIST_USERS|" + name + "|")).contains("|" + name + "|127.0.0.1|" + port + "|");
            assertThat(ask("PUBLISH|" + name + "|/" + round + "||")).isEqualTo("<0>");
            assertThat(ask("LIST_CONTENT|" + name + "|" + name + "|")).isEqualTo("<0>1|/" + round + "|");
            assertThat(ask("DELETE|" + name + "|/" + round + "|")).isEqualTo("<0>");
            assertThat(ask("LIST_CONTENT|" + name + "|" + name + "|")).isEqualTo("<0>0|");
            assertThat(ask("DISCONNECT|" + name + "|")).isEqualTo("<0>");
            assertThat(ask("LIST_USERS|" + name + "|")).isEqualTo("<2>");
        }
    }

    private void beConnected(String name) {
        assertThat(ask("REGISTER|" + name + "|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|" + name + "|5001|")).isEqualTo("<0>");
    }

    private void byHand(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
