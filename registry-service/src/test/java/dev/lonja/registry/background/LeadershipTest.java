package dev.lonja.registry.background;

import static org.awaitility.Awaitility.await;

import dev.lonja.registry.DatabaseWire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several candidates for one leadership lock, which is not that of the registry under test. */
@QuarkusTest
class LeadershipTest {
    private static final long LOCK = 4711;

    @Inject
    DataSource dataSource;

    @Inject
    Leadership ofTheRegistry;

    private final List<Leadership> candidates = new ArrayList<>();

    @AfterEach
    void close() {
        DatabaseWire.mend();
        candidates.forEach(Leadership::close);
    }

    @Test
    void aRegistryAloneLeads() {
        await().until(ofTheRegistry::isHeld);
    }

    @Test
    void oneOfManyLeadsAndAnotherTakesOver() {
        for (int number = 0; number < 3; number++) {
            candidate();
        }
        await().until(() -> leaders().size() == 1);
        Leadership first = leaders().getFirst();

        first.close();

        await().until(() -> leaders().size() == 1 && !first.isHeld());
    }

    @Test
    void stopsLeadingWhenTheDatabaseIsSilentAndLeadsAgain() {
        Leadership alone = candidate();
        await().until(alone::isHeld);

        DatabaseWire.silence();
        await().until(() -> !alone.isHeld());

        DatabaseWire.mend();
        await().until(alone::isHeld);
    }

    @Test
    void anotherLeadsWhenTheDatabaseEndsTheLeadersSession() throws SQLException {
        candidate();
        candidate();
        List<Integer> before = await().until(this::sessionsThatLead, sessions -> sessions.size() == 1);

        query("SELECT pg_terminate_backend(" + before.getFirst() + ")::int");

        await().until(() ->
                sessionsThatLead().size() == 1 && !sessionsThatLead().equals(before));
        await().until(() -> leaders().size() == 1);
    }

    private Leadership candidate() {
        Leadership candidate = new Leadership(dataSource, new DatabaseState(), Duration.ofMillis(100), LOCK);
        candidates.add(candidate);
        candidate.start();
        return candidate;
    }

    private List<Leadership> leaders() {
        return candidates.stream().filter(Leadership::isHeld).toList();
    }

    private List<Integer> sessionsThatLead() throws SQLException {
        return query("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = " + LOCK);
    }

    private List<Integer> query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }
}
