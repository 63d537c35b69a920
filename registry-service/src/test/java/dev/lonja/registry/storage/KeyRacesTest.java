package dev.lonja.registry.storage;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.identity.NewCode;
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
import org.junit.jupiter.api.Test;

/** Several registries that change the keys of one name at once, or make the key that all of them show. */
@QuarkusTest
class KeyRacesTest extends KeysInPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    RegistryKeyRepository registryKeys;

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
}
