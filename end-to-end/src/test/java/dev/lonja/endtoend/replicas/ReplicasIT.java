package dev.lonja.endtoend.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.Program;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Three registries on one database, while they and the database fail. {@code -Dlonja.seed=N} repeats the random choices of
 * a run; {@code -Dlonja.soak=N} repeats each failure N times. Only Linux has further loopback addresses and SIGSTOP.
 */
@EnabledOnOs(OS.LINUX)
class ReplicasIT {
    private static final long SEED = Long.getLong("lonja.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("lonja.soak", 1);
    private static final Duration FROZEN = Duration.ofSeconds(10);
    private static final int CONTENDED = 250;
    /** The id of the leadership lock is the number whose bytes are the letters "lonja". */
    private static final String LEADERS =
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 108 AND objid = 1869507169 AND granted";

    private static final Random RANDOM = new Random(SEED);

    private static Fleet fleet;
    private static Answering agents;

    @BeforeAll
    static void startAllAtOnceOnAnEmptyDatabase() {
        System.out.println("ReplicasIT: -Dlonja.seed=" + SEED);
        agents = new Answering();
        fleet = new Fleet();
        fleet.start();
    }

    @AfterAll
    static void stopAll() {
        fleet.close();
        agents.close();
    }

    @Test
    void migrateTheDatabaseOnceWhenTheyStartAtOnce() {
        assertThat(fleet.database().texts("SELECT version FROM flyway_schema_history WHERE success ORDER BY 1"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(fleet.database().texts("SELECT version FROM flyway_schema_history WHERE NOT success"))
                .isEmpty();
    }

    @Test
    void loseNothingWhenOneIsKilled() {
        // The schema of a later version: a registry of this version must still start on it.
        fleet.database().execute("ALTER TABLE registered_user ADD COLUMN IF NOT EXISTS of_the_next_version text");
        fleet.database()
                .execute(
                        "INSERT INTO flyway_schema_history SELECT 1 + max(installed_rank), '9999', 'next version', 'SQL',"
                                + " 'V9999__next_version.sql', 1, 'nobody', now(), 1, true FROM flyway_schema_history"
                                + " HAVING max(version) <> '9999'");
        Load load = new Load("killed-", fleet.port(), agents.port(), SEED);
        try (load) {
            for (int round = 0; round < 2 * ROUNDS; round++) {
                load.awaitProgress();
                Replica victim =
                        fleet.replicas().get(RANDOM.nextInt(fleet.replicas().size()));
                victim.kill();
                load.awaitProgress();
                load.startAgain(victim);
            }
            load.awaitProgress();
        }
        check("killed", load);
    }

    @Test
    void failNoRequestWhenAllAreReplacedOneAfterTheOther() {
        Load load = new Load("rolled-", fleet.port(), agents.port(), SEED);
        try (load) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Replica replica : fleet.replicas()) {
                    load.awaitProgress();
                    assertThat(replica.stop().exitCode())
                            .as("%s", replica.result())
                            .isEqualTo(143);
                    load.startAgain(replica);
                }
            }
            load.awaitProgress();
        }
        assertThat(load.failures()).isEmpty();
        check("rolled", load);
    }

    @Test
    void goOnWhenTheDatabaseFreezesAndWhenItRestarts() throws InterruptedException {
        Load load = new Load("frozen-", fleet.port(), agents.port(), SEED);
        try (load) {
            for (int round = 0; round < ROUNDS; round++) {
                load.awaitProgress();
                fleet.database().freeze();
                // The duration itself is under test: it exceeds every timeout of the registries.
                Thread.sleep(FROZEN);
                fleet.database().thaw();
                load.awaitProgress();
                fleet.database().restart();
                load.awaitProgress();
            }
        }
        assertThat(load.failures()).isNotEmpty();
        check("frozen", load);
    }

    @Test
    void giveANameAndAPathToExactlyOneOfThoseWhoAskAtOnce() throws Exception {
        Client somebody = new Client("127.0.0.1", fleet.replicas().getFirst().address());
        assertThat(somebody.outcome(new Request.Register("publisher"))).isEqualTo(Outcome.OK);
        assertThat(somebody.outcome(new Request.Connect("publisher", agents.port())))
                .isEqualTo(Outcome.OK);

        List<Integer> winnersOfNames = atOnce(number -> new Request.Register("wanted-" + number));
        List<Integer> winnersOfPaths = atOnce(number -> new Request.Publish("publisher", "/wanted/" + number, "x"));

        assertThat(winnersOfNames).hasSize(CONTENDED * ROUNDS).containsOnly(1);
        assertThat(winnersOfPaths).hasSize(CONTENDED * ROUNDS).containsOnly(1);
    }

    @Test
    void letAnotherLeadWhenTheLeaderDies() {
        await().atMost(Program.TIMEOUT).until(() -> leaders().size() == 1);
        List<String> before = leaders();

        fleet.database().execute("SELECT pg_terminate_backend(" + before.getFirst() + ")");

        await().atMost(Program.TIMEOUT)
                .until(() -> leaders().size() == 1 && !leaders().equals(before));
    }

    @Test
    void showWhereAClientBehindTheBalancerIsAndWhatOthersWere() throws IOException {
        InetSocketAddress balancer = new InetSocketAddress("127.0.0.1", fleet.port());
        Client ana = new Client("127.0.0.77", balancer);
        assertThat(ana.outcome(new Request.Register("ana"))).isEqualTo(Outcome.OK);
        assertThat(ana.outcome(new Request.Connect("ana", agents.port()))).isEqualTo(Outcome.OK);

        for (Replica replica : fleet.replicas()) {
            await(replica + " lists ana")
                    .atMost(Program.TIMEOUT)
                    .until(() -> new Client("127.0.0.1", replica.address()).ask(new Request.ListUsers("ana"))
                                    instanceof Reply.Users(List<ConnectedUser> users)
                            && users.contains(new ConnectedUser("ana", "127.0.0.77", agents.port())));
        }
    }

    private static List<String> leaders() {
        return fleet.database().texts(LEADERS);
    }

    private static void check(String what, Load load) {
        System.out.printf(
                "ReplicasIT: %s: %d answers, %d changes, %d failures before a repetition, longest wait %d ms%n",
                what,
                load.answers(),
                load.acknowledged(),
                load.failures().size(),
                load.longestWait().toMillis());
        assertThat(load.contradictions()).isEmpty();
        assertThat(load.contradictionsIn(fleet.database())).isEmpty();
        for (Replica replica : fleet.replicas()) {
            await(replica + " lists what is there")
                    .atMost(Program.TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(load.contradictionsIn(replica)).isEmpty());
        }
    }

    /** Sends the same request to every registry at once, many times. Returns how often each request was answered OK. */
    private static List<Integer> atOnce(IntFunction<Request> requests) throws Exception {
        try (ExecutorService everywhere =
                Executors.newFixedThreadPool(4 * fleet.replicas().size())) {
            List<List<Future<Outcome>>> asked = new ArrayList<>();
            for (int number = 0; number < CONTENDED * ROUNDS; number++) {
                Request request = requests.apply(number);
                asked.add(fleet.replicas().stream()
                        .map(replica -> new Client("127.0.0.1", replica.address()))
                        .<Callable<Outcome>>map(client -> () -> client.outcome(request))
                        .map(everywhere::submit)
                        .toList());
            }
            List<Integer> winners = new ArrayList<>();
            for (List<Future<Outcome>> answers : asked) {
                winners.add(countOk(answers));
            }
            return winners;
        }
    }

    private static int countOk(List<Future<Outcome>> answers) throws InterruptedException, ExecutionException {
        int count = 0;
        for (Future<Outcome> answer : answers) {
            Outcome outcome = answer.get();
            assertThat(outcome).isIn(Outcome.OK, Outcome.NAME_IN_USE, Outcome.ALREADY_PUBLISHED);
            count += outcome == Outcome.OK ? 1 : 0;
        }
        return count;
    }
}
