package dev.lonja.registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.TestDatabase;
import dev.lonja.registry.database.DeferredQuery;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryContract;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.registry.directory.LostDatabaseException;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.directory.TestedDirectory;
import dev.lonja.registry.storage.session.Replicas;
import dev.lonja.transport.HostAddress;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresDirectoryTest implements DirectoryContract {
    @Inject
    Statements statements;

    @Inject
    Transactions transactions;

    @Inject
    DataSource dataSource;

    @Inject
    Directory injected;

    @BeforeEach
    void empty() {
        transactions.inOne(() -> statements.update(TestDatabase.EMPTY_DIRECTORY));
        transactions.inOne(() -> new Replicas(statements).renew(Sessions.DEAD, Duration.ZERO));
    }

    /** Runs every call in its own transaction, as if each were a request. */
    @Override
    public TestedDirectory directory(boolean sameAddress) {
        return directory(sameAddress, 1000);
    }

    private TestedDirectory directory(boolean sameAddress, int maxEntries) {
        return new TestedDirectory(
                PostgresDirectory.of(statements, new Authorization(() -> sameAddress), new ListingLimits(maxEntries)),
                new KnowingKeys(transactions, statements));
    }

    @Test
    void refusesToWorkOutsideATransaction() {
        assertThatThrownBy(() -> injected.apply(List.of(new DirectoryChange.Register("ana"))))
                .hasMessageContaining("no transaction");
    }

    @Test
    void allStatementsOfAnExchangeAreMadeOrNone() throws SQLException {
        TestedDirectory directory = directory(true);
        List<DirectoryChange> valid = List.of(new DirectoryChange.Register("ana"));
        List<DirectoryChange> refused = List.of(new DirectoryChange.Register("with space"));
        try (Connection committingAlone = dataSource.getConnection()) {
            assertThatThrownBy(
                            () -> statements.on(committingAlone, () -> injected.applyTogether(List.of(valid, refused))))
                    .isInstanceOf(DirectoryException.class);
        }
        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
    }

    @Test
    void theSameHoldsOnceTheDriverHasPreparedThem() throws SQLException {
        TestedDirectory directory = directory(true);
        try (Connection committingAlone = dataSource.getConnection()) {
            for (int round = 0; round < 12; round++) {
                List<DirectoryChange> one = List.of(new DirectoryChange.Register("one" + round));
                List<DirectoryChange> other = List.of(new DirectoryChange.Register("other" + round));
                statements.on(committingAlone, () -> injected.applyTogether(List.of(one, other)));
            }
            List<DirectoryChange> valid = List.of(new DirectoryChange.Register("ana"));
            List<DirectoryChange> refused = List.of(new DirectoryChange.Register("with space"));
            assertThatThrownBy(
                            () -> statements.on(committingAlone, () -> injected.applyTogether(List.of(valid, refused))))
                    .isInstanceOf(DirectoryException.class);
        }
        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
    }

    @Test
    void aFailureAfterTheExchangeDoesNotHideThatItIsCommitted() throws SQLException {
        DeferredQuery<Boolean> unexplained = new DeferredQuery<>(
                new Statements.Query("INSERT INTO registered_user (name) VALUES (?) RETURNING name", row -> {}, "ana"),
                () -> statements.findTruth("SELECT 1 / 0 = 1").isPresent());
        try (Connection committingAlone = dataSource.getConnection()) {
            assertThatThrownBy(() -> statements.on(committingAlone, () -> statements.runTogether(List.of(unexplained))))
                    .isInstanceOf(LostDatabaseException.class);
        }
        assertThat(directory(true).register("ana")).isEqualTo(Outcome.NAME_IN_USE);
    }

    @Test
    void constraintsRefuseWhatTheWireShouldHaveRefused() {
        TestedDirectory directory = directory(true);
        for (String name : new String[] {"", "with space", "with\ttab", "x".repeat(256), "é".repeat(128)}) {
            assertThatThrownBy(() -> directory.register(name)).as(name).isInstanceOf(DirectoryException.class);
        }
        assertThat(directory.register("é".repeat(127) + "x")).isEqualTo(Outcome.OK);
    }

    @Test
    void failsToListMoreThanAListingMayHave() {
        Caller ana = new Caller("ana", new HostAddress("10.0.0.1", false));
        TestedDirectory directory = directory(true, 2);
        directory.register("ana");
        directory.connect(ana, 5001);
        directory.publish(ana, new PublishedFile("/a", ""));
        directory.publish(ana, new PublishedFile("/b", ""));
        assertThat(directory.findContent("ana").orElseThrow()).hasSize(2);

        directory.publish(ana, new PublishedFile("/c", ""));

        assertThatThrownBy(() -> directory.findContent("ana"))
                .isInstanceOf(ListingTooLongException.class)
                .hasMessageContaining("the files of ana")
                .hasMessageContaining("more than 2 entries");
    }
}
