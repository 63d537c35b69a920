package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.listing.RacingChange.Kind;
import dev.lonja.registry.wire.RegistryConversation;
import dev.lonja.registry.wire.session.SessionClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every question against every change that its answer depends on: others ask without a pause, so that an answer is being
 * looked up whenever a change is committed. After each acknowledgement every question must have the new answer.
 *
 * <p>{@code -Dlonja.race=N} makes N times as many rounds, {@code -Dlonja.seed=N} repeats a run.
 */
@QuarkusTest
class ListingRaceTest extends RegistryConversation {
    private static final int ROUNDS = 25 * Integer.getInteger("lonja.race", 1);
    private static final long SEED = Long.getLong("lonja.seed", System.nanoTime());
    private static final List<String> NAMES = List.of("ana", "bob");
    private static final List<String> PATHS = List.of("/a", "/b");
    private static final Administrator ADMIN = new Administrator("root", "127.0.0.1");

    @Inject
    GroupCommit writes;

    @Inject
    Directory directory;

    @Inject
    Transactions transactions;

    private final Random random = new Random(SEED);
    private final Map<String, KeyPair> keys =
            NAMES.stream().collect(Collectors.toMap(name -> name, name -> Keys.generate()));
    private final Map<String, SessionClient> askers = new HashMap<>();
    private final Map<String, SessionClient> holders = new HashMap<>();
    private final ExpectedListings expected =
            new ExpectedListings(NAMES.stream().collect(Collectors.toMap(name -> name, name -> keyId(keys.get(name)))));
    private final AtomicBoolean isOver = new AtomicBoolean();
    private String lastChange = "";

    @BeforeEach
    void open() {
        NAMES.forEach(name -> askers.put(name, SessionClient.open(server.port(), keys.get(name))));
    }

    @AfterEach
    void close() {
        askers.values().forEach(SessionClient::close);
        holders.values().forEach(SessionClient::close);
    }

    @Test
    void answersNothingThatIsOlderThanAnAcknowledgedChange() throws SQLException {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int other = 0; other < 2; other++) {
            long seed = random.nextLong();
            others.add(CompletableFuture.runAsync(() -> askUntilOver(new Random(seed))));
        }
        for (String name : NAMES) {
            long seed = random.nextLong();
            others.add(CompletableFuture.runAsync(() -> askInSessionUntilOver(name, new Random(seed))));
        }
        try {
            for (int round = 0; round < ROUNDS; round++) {
                changeSomething(NAMES.get(random.nextInt(NAMES.size())));
                checkAll();
            }
        } finally {
            isOver.set(true);
            others.forEach(CompletableFuture::join);
        }
    }

    private void askUntilOver(Random choice) {
        while (!isOver.get()) {
            String asker = NAMES.get(choice.nextInt(NAMES.size()));
            if (choice.nextInt(3) == 0) {
                ask("LIST_USERS|" + asker + "|");
            } else {
                ask("LIST_CONTENT|" + asker + "|" + NAMES.get(choice.nextInt(NAMES.size())) + "|");
            }
        }
    }

    private void askInSessionUntilOver(String asker, Random choice) {
        try (SessionClient session = SessionClient.open(server.port(), keys.get(asker))) {
            while (!isOver.get()) {
                if (choice.nextInt(3) == 0) {
                    session.ask("LIST_PEERS|" + asker + "|");
                } else {
                    session.ask("LIST_FILES|" + asker + "|" + NAMES.get(choice.nextInt(NAMES.size())) + "|");
                }
            }
        }
    }

    private void checkAll() {
        for (String asker : NAMES) {
            assertThat(ask("LIST_USERS|" + asker + "|"))
                    .as("LIST_USERS of %s after %s, seed %d", asker, lastChange, SEED)
                    .isEqualTo(expected.users(asker));
            assertThat(askInSession("LIST_PEERS|" + asker + "|", asker))
                    .as("LIST_PEERS of %s after %s, seed %d", asker, lastChange, SEED)
                    .isEqualTo(expected.peers(asker));
            for (String owner : NAMES) {
                assertThat(ask("LIST_CONTENT|" + asker + "|" + owner + "|"))
                        .as("LIST_CONTENT of %s by %s after %s, seed %d", owner, asker, lastChange, SEED)
                        .isEqualTo(expected.content(asker, owner));
                assertThat(askInSession("LIST_FILES|" + asker + "|" + owner + "|", asker))
                        .as("LIST_FILES of %s by %s after %s, seed %d", owner, asker, lastChange, SEED)
                        .isEqualTo(expected.files(asker, owner));
            }
        }
    }

    /** The answer, with a T for each time; of a refusal the status. */
    private String askInSession(String request, String asker) {
        String answer = askers.get(asker).ask(request);
        return answer.matches("<[1-9A-F]+>.*")
                ? answer.substring(0, answer.indexOf('>') + 1)
                : answer.replaceAll("\\|-\\|\\d+\\|", "|-|T|");
    }

    private void changeSomething(String name) throws SQLException {
        List<Kind> possible = expected.possible(name);
        Kind kind = possible.get(random.nextInt(possible.size()));
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String text = "text" + random.nextInt(1000);
        RacingChange change = new RacingChange(kind, name, path, text, 5000 + random.nextInt(1000));
        lastChange = change.toString();
        make(change);
        expected.follow(change);
    }

    private void make(RacingChange change) throws SQLException {
        String name = change.user();
        String path = change.path();
        String text = change.text();
        int port = change.port();
        String id = "(SELECT id FROM registered_user WHERE name = '" + name + "')";
        switch (change.kind()) {
            case REGISTER -> assertThat(ask("REGISTER|" + name + "|")).isEqualTo("<0>");
            case REGISTER_ELSEWHERE -> change("INSERT INTO registered_user (name) VALUES ('" + name + "')");
            case UNREGISTER -> assertThat(ask("UNREGISTER|" + name + "|")).isEqualTo("<0>");
            case UNREGISTER_AND_REGISTER -> {
                make(change.as(Kind.UNREGISTER));
                make(change.as(Kind.REGISTER));
            }
            case REMOVE_USER -> submit(new DirectoryChange.RemoveUser(name, ADMIN));
            case REMOVE_ELSEWHERE -> change("DELETE FROM registered_user WHERE name = '" + name + "'");
            case CONNECT ->
                assertThat(ask("CONNECT|" + name + "|" + port + "|")).isEqualTo("<0>");
            case CONNECT_ELSEWHERE ->
                change("INSERT INTO presence (user_id, address, origin, port) VALUES (" + id
                        + ", '127.0.0.1', 'loopback', " + port + ")");
            case CONNECT_IN_SESSION, CONNECT_AGAIN_IN_SESSION -> connectInSession(name, port);
            case DISCONNECT -> assertThat(ask("DISCONNECT|" + name + "|")).isEqualTo("<0>");
            case DISCONNECT_AND_CONNECT -> {
                make(change.as(Kind.DISCONNECT));
                make(change.as(Kind.CONNECT));
            }
            case FORCE_DISCONNECT -> submit(new DirectoryChange.ForceDisconnect(name, ADMIN));
            case EXPIRE -> {
                Presence presence =
                        transactions.inOne(() -> directory.findPresence(name)).orElseThrow();
                submit(new DirectoryChange.ExpirePresence(presence));
            }
            case EXPIRE_ELSEWHERE -> change("DELETE FROM presence WHERE user_id = " + id);
            case PUBLISH ->
                assertThat(ask("PUBLISH|" + name + "|" + path + "|" + text + "|"))
                        .isIn("<0>", "<3>");
            case PUBLISH_ELSEWHERE ->
                change("INSERT INTO published_file (user_id, path, description) VALUES (" + id + ", '" + path + "', '"
                        + text + "') ON CONFLICT DO NOTHING");
            case PUBLISH_IN_SESSION ->
                assertThat(askers.get(name).ask("PUBLISH_FILE|" + name + "|" + path + "|" + text + "|"))
                        .startsWith("<0>");
            case DELETE_IN_SESSION ->
                assertThat(askInSession("DELETE|" + name + "|" + path + "|", name))
                        .isIn("<0>", "<3>");
            case DELETE -> assertThat(ask("DELETE|" + name + "|" + path + "|")).isIn("<0>", "<3>");
            case DELETE_AND_PUBLISH -> {
                make(change.as(Kind.DELETE));
                make(change.as(Kind.PUBLISH));
            }
            case REMOVE_FILE -> submit(new DirectoryChange.RemoveFile(name, path, ADMIN));
            case DELETE_ELSEWHERE ->
                change("DELETE FROM published_file WHERE path = '" + path + "' AND user_id = " + id);
        }
    }

    /** The session that asks stays when the presence is taken from the one that has it. */
    private void connectInSession(String name, int port) {
        SessionClient holder = SessionClient.open(server.port(), keys.get(name));
        assertThat(holder.ask("CONNECT|" + name + "|" + port + "|")).startsWith("<0>");
        SessionClient before = holders.put(name, holder);
        if (before != null) {
            before.close();
        }
    }

    private static String keyId(KeyPair key) {
        try {
            return KeyId.of(key.getPublic()).hex();
        } catch (UnacceptableKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void submit(DirectoryChange change) {
        assertThat(writes.submit(change).toCompletableFuture().join()).isIn(Outcome.OK, Outcome.NOT_PUBLISHED);
    }
}
