package dev.lonja.registry.storage;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.TestDatabase;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.identity.NewCode;
import dev.lonja.registry.storage.identity.CodeRepository;
import dev.lonja.registry.storage.identity.RegistryKeyRepository;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several registries that change the keys of one name at once, and registries of the version before. */
@QuarkusTest
class KeysInPostgresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Statements statements;

    @Inject
    Transactions transactions;

    @Inject
    DataSource dataSource;

    @Inject
    RegistryKeyRepository registryKeys;

    @Inject
    CodeRepository codes;

    private Directory directory;

    @BeforeEach
    void empty() {
        transactions.inOne(() -> statements.update(TestDatabase.EMPTY_DIRECTORY));
        directory = PostgresDirectory.of(statements, new Authorization(() -> true), new ListingLimits(1000));
    }

    private static Caller ana(char key) {
        return session("ana", key, "10.0.0.1");
    }

    private static ChangeResult make(Directory directory, DirectoryChange change) {
        return directory.apply(List.of(change)).getFirst();
    }

    /** Makes a change as a registry does. */
    private Outcome make(DirectoryChange change) {
        return inOne(() -> make(directory, change).outcome());
    }

    private <T> T inOne(Supplier<T> work) {
        return transactions.inOne(() -> {
            statements.update("SET LOCAL lonja.knows_keys = 'on'");
            return work.get();
        });
    }

    /** Ana with the keys a and b. */
    private void registerAna() {
        NewCode device = Codes.fresh();
        assertThat(make(new KeyChange.RegisterKey(ana('a'), KeyChange.NO_CODE, Codes.fresh())))
                .isEqualTo(Outcome.OK);
        assertThat(make(new KeyChange.Invite(ana('a'), InvitePurpose.DEVICE, device)))
                .isEqualTo(Outcome.OK);
        assertThat(make(new KeyChange.Redeem(ana('b'), device.hash(), "", Codes.fresh())))
                .isEqualTo(Outcome.OK);
    }

    /** Two registries make a change each; the second one begins before the first one commits, and waits for it if it must. */
    private List<Outcome> race(DirectoryChange first, DirectoryChange second) throws Exception {
        try (Connection one = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            Outcome ofFirst = begin(one, first);
            int backend = backend(other);
            CompletableFuture<Outcome> ofSecond = CompletableFuture.supplyAsync(() -> begin(other, second));
            awaitBlocked(backend, ofSecond);
            one.commit();
            Outcome outcome = ofSecond.get();
            other.commit();
            one.setAutoCommit(true);
            other.setAutoCommit(true);
            return List.of(ofFirst, outcome);
        }
    }

    private Outcome begin(Connection connection, DirectoryChange change) {
        try {
            connection.setAutoCommit(false);
            return statements.on(connection, () -> {
                statements.update("SET LOCAL lonja.knows_keys = 'on'");
                return make(directory, change).outcome();
            });
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitBlocked(int backend, CompletableFuture<Outcome> outcome) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!outcome.isDone()
                && !transactions.inOne(() -> statements
                        .findTruth("SELECT cardinality(pg_blocking_pids(?)) > 0", backend)
                        .orElse(false))) {
            assertThat(System.nanoTime() - deadline).as("nobody waits").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void oneKeyIsLeftWhenTwoRegistriesDropTheOtherOne() throws Exception {
        registerAna();

        assertThat(race(new KeyChange.DropKey(ana('a'), key('b')), new KeyChange.DropKey(ana('b'), key('a'))))
                .containsExactly(Outcome.OK, Outcome.NOT_YOURS);
        assertThat(inOne(() -> directory.listKeys(ana('a')).rows())).hasSize(1);

        assertThat(make(new KeyChange.DropKey(ana('a'), key('a')))).isEqualTo(Outcome.LAST_KEY);
    }

    @Test
    void aCodeWorksOnceWhenTwoRegistriesAreAsked() throws Exception {
        NewCode code = Codes.fresh();
        make(new DirectoryChange.MakeRegisterCode(code, new Administrator("root", "::1")));

        assertThat(race(
                        new KeyChange.RegisterKey(ana('a'), code.hash(), Codes.fresh()),
                        new KeyChange.RegisterKey(session("bob", 'b', "10.0.0.2"), code.hash(), Codes.fresh())))
                .containsExactly(Outcome.OK, Outcome.NO_SUCH_CODE);

        NewCode device = Codes.fresh();
        make(new KeyChange.Invite(ana('a'), InvitePurpose.DEVICE, device));
        assertThat(race(
                        new KeyChange.Redeem(ana('b'), device.hash(), "", Codes.fresh()),
                        new KeyChange.Redeem(ana('c'), device.hash(), "", Codes.fresh())))
                .containsExactly(Outcome.OK, Outcome.NO_SUCH_CODE);
    }

    @Test
    void aNameThatIsClaimedMeanwhileIsNotConnectedByAClassicClient() throws Exception {
        make(new DirectoryChange.Register("ana"));
        make(new DirectoryChange.Connect(classic("ana", "10.0.0.1"), 5001));
        NewCode code = Codes.fresh();
        make(new DirectoryChange.MakeClaimCode("ana", code, new Administrator("root", "::1")));

        assertThat(race(
                        new KeyChange.Claim(ana('a'), code.hash(), 0, Codes.fresh()),
                        new DirectoryChange.Connect(classic("ana", "10.0.0.2"), 5001)))
                .containsExactly(Outcome.OK, Outcome.FAILED);
        assertThat(transactions.inOne(() -> directory.findPresence("ana"))).isEmpty();
    }

    @Test
    void aNameThatIsRemovedMeanwhileIsRetained() throws Exception {
        registerAna();

        assertThat(race(new DirectoryChange.Unregister(ana('a')), new DirectoryChange.Register("ana")))
                .containsExactly(Outcome.OK, Outcome.NAME_IN_USE);
        assertThat(make(new KeyChange.RegisterKey(ana('c'), KeyChange.NO_CODE, Codes.fresh())))
                .isEqualTo(Outcome.NAME_IN_USE);
        transactions.inOne(() -> statements.update("UPDATE owned_name SET free_from = now()"));
        assertThat(make(new KeyChange.RegisterKey(ana('c'), KeyChange.NO_CODE, Codes.fresh())))
                .as("after a month")
                .isEqualTo(Outcome.OK);
    }

    /** The statements of the version before, as it sends them. */
    private static final List<String> VERSION_BEFORE = List.of("""
            WITH begun AS (
                    INSERT INTO presence (user_id, address, origin, port)
                    SELECT u.id, '10.0.0.2', '10.0.0.2', 5001 FROM registered_user u WHERE u.name = '%s'
                    ON CONFLICT DO NOTHING RETURNING user_id, generation),
                first AS (UPDATE registered_user u SET used = true FROM begun WHERE u.id = user_id AND NOT u.used)
            SELECT u.name, '', begun.generation FROM begun JOIN registered_user u ON u.id = begun.user_id""", """
            INSERT INTO published_file (user_id, path, description)
            SELECT u.id, '/new', 'd' FROM registered_user u WHERE u.name = '%s'
            ON CONFLICT DO NOTHING RETURNING user_id, path""", """
            DELETE FROM published_file f USING registered_user u
            WHERE u.name = '%s' AND f.user_id = u.id AND f.path = '/a' RETURNING f.user_id, f.path""", """
            DELETE FROM presence p USING registered_user u WHERE u.name = '%s' AND p.user_id = u.id
            RETURNING u.name, p.generation""", """
            DELETE FROM registered_user u WHERE u.name = '%s' RETURNING u.name""");

    @Test
    void aRegistryOfTheVersionBeforeCannotChangeANameWithKeys() {
        registerAna();
        make(Sessions.connect(ana('a'), 5000));
        make(Sessions.publish(ana('a'), "/a"));

        for (String statement : VERSION_BEFORE) {
            assertThatThrownBy(() -> run(statement.formatted("ana")))
                    .as(statement)
                    .hasStackTraceContaining("the name ana belongs to keys");
        }
        assertThat(transactions.inOne(() -> directory.findPresence("ana"))).isPresent();

        make(new DirectoryChange.Unregister(ana('a')));
        assertThat(run("INSERT INTO registered_user (name) SELECT unnest(ARRAY['ana', 'bob'])"
                        + " ON CONFLICT DO NOTHING RETURNING name"))
                .as("ana is retained")
                .isEqualTo(1);
    }

    @Test
    void aRegistryOfTheVersionBeforeWorksOnWithOtherNames() {
        make(new DirectoryChange.Register("bob", "10.0.0.1"));
        assertThat(make(new DirectoryChange.Connect(classic("bob", "10.0.0.1"), 5001)))
                .isEqualTo(Outcome.OK);
        make(new DirectoryChange.Publish(classic("bob", "10.0.0.1"), new PublishedFile("/a", "")));
        make(new DirectoryChange.Disconnect(classic("bob", "10.0.0.1")));

        for (String statement : VERSION_BEFORE.subList(0, 4)) {
            assertThat(run(statement.formatted("bob"))).as(statement).isEqualTo(1);
        }
        Caller bob = session("bob", 'b', "10.0.0.1");
        make(Sessions.connect(bob, 5000));
        long held = transactions
                .inOne(() -> directory.findPresence("bob").orElseThrow())
                .generation();
        assertThat(make(new KeyChange.Claim(bob, KeyChange.NO_CODE, held, Codes.fresh())))
                .as("another address connected it there")
                .isEqualTo(Outcome.NO_SUCH_CODE);
        make(new DirectoryChange.Disconnect(bob));
        assertThat(run(VERSION_BEFORE.getLast().formatted("bob"))).isEqualTo(1);
    }

    /** Runs a statement that returns rows, as somebody who does not know keys. Returns their number. */
    private int run(String statement) {
        return transactions.inOne(() -> {
            int[] rows = {0};
            statements.query(statement, row -> rows[0]++);
            return rows[0];
        });
    }

    @Test
    void allRegistriesShowTheKeyThatOneOfThemMade() throws ExecutionException, InterruptedException {
        transactions.inOne(() -> statements.update("DELETE FROM registry_key"));

        CompletableFuture<byte[]> one = CompletableFuture.supplyAsync(this::encodedKey);
        CompletableFuture<byte[]> other = CompletableFuture.supplyAsync(this::encodedKey);

        assertThat(one.get()).isEqualTo(other.get()).isEqualTo(encodedKey());
    }

    private byte[] encodedKey() {
        return transactions.inOne(() -> registryKeys.findOrMake().getPublic().getEncoded());
    }

    @Test
    void forgetsWhatNobodyAsksAboutAnyMore() {
        registerAna();
        make(new DirectoryChange.Unregister(ana('a')));
        transactions.inOne(() -> {
            statements.update(
                    "INSERT INTO name_code (hash, purpose, expires_at)"
                            + " SELECT repeat(n::text, 64), 'REGISTER', now() - interval '40 days' FROM generate_series(1, 3) n");
            return statements.update("UPDATE owned_name SET free_from = now() - interval '1 day'");
        });

        assertThat(transactions.inOne(() -> codes.forget(2))).isEqualTo(3);
        assertThat(transactions.inOne(() -> codes.forget(2))).isEqualTo(1);
        assertThat(transactions.inOne(() -> codes.forget(2))).isZero();
    }
}
