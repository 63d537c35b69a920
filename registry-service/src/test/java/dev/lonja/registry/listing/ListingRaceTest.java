package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Utf8;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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
    private final Map<String, User> users = new TreeMap<>(Utf8.BYTE_ORDER);
    private final AtomicBoolean isOver = new AtomicBoolean();
    private String lastChange = "";

    /** What a user should look like. */
    private record User(OptionalInt port, TreeMap<String, String> files) {
        static User registered() {
            return new User(OptionalInt.empty(), new TreeMap<>());
        }

        User at(OptionalInt other) {
            return new User(other, files);
        }
    }

    private enum Change {
        REGISTER,
        REGISTER_ELSEWHERE,
        UNREGISTER,
        UNREGISTER_AND_REGISTER,
        REMOVE_USER,
        REMOVE_ELSEWHERE,
        CONNECT,
        CONNECT_ELSEWHERE,
        DISCONNECT,
        DISCONNECT_AND_CONNECT,
        FORCE_DISCONNECT,
        EXPIRE,
        EXPIRE_ELSEWHERE,
        PUBLISH,
        PUBLISH_ELSEWHERE,
        DELETE,
        DELETE_AND_PUBLISH,
        REMOVE_FILE,
        DELETE_ELSEWHERE
    }

    @Test
    void answersNothingThatIsOlderThanAnAcknowledgedChange() throws SQLException {
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int other = 0; other < 3; other++) {
            long seed = random.nextLong();
            others.add(CompletableFuture.runAsync(() -> askUntilOver(new Random(seed))));
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

    private void checkAll() {
        for (String asker : NAMES) {
            assertThat(ask("LIST_USERS|" + asker + "|"))
                    .as("LIST_USERS of %s after %s, seed %d", asker, lastChange, SEED)
                    .isEqualTo(listedUsers(asker));
            for (String owner : NAMES) {
                assertThat(ask("LIST_CONTENT|" + asker + "|" + owner + "|"))
                        .as("LIST_CONTENT of %s by %s after %s, seed %d", owner, asker, lastChange, SEED)
                        .isEqualTo(listedContent(asker, owner));
            }
        }
    }

    private String listedUsers(String asker) {
        String connected = users.entrySet().stream()
                .filter(user -> user.getValue().port().isPresent())
                .map(user -> "%s|127.0.0.1|%d|"
                        .formatted(user.getKey(), user.getValue().port().getAsInt()))
                .collect(Collectors.joining());
        long count =
                users.values().stream().filter(user -> user.port().isPresent()).count();
        return refusal(asker, "<0>" + count + "|" + connected);
    }

    private String listedContent(String asker, String owner) {
        if (!users.containsKey(owner)) {
            return refusal(asker, "<3>");
        }
        TreeMap<String, String> files = users.get(owner).files();
        return refusal(
                asker,
                "<0>" + files.size() + "|"
                        + files.entrySet().stream()
                                .map(file -> file.getKey() + " " + file.getValue() + "|")
                                .collect(Collectors.joining()));
    }

    private String refusal(String asker, String otherwise) {
        if (!users.containsKey(asker)) {
            return "<1>";
        }
        return users.get(asker).port().isPresent() ? otherwise : "<2>";
    }

    private void changeSomething(String name) throws SQLException {
        List<Change> possible = possible(users.get(name));
        Change change = possible.get(random.nextInt(possible.size()));
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String text = "text" + random.nextInt(1000);
        int port = 5000 + random.nextInt(1000);
        lastChange = change + " of " + name;
        make(change, name, path, text, port);
        switch (change) {
            case REGISTER, REGISTER_ELSEWHERE, UNREGISTER_AND_REGISTER -> users.put(name, User.registered());
            case UNREGISTER, REMOVE_USER, REMOVE_ELSEWHERE -> users.remove(name);
            case CONNECT, CONNECT_ELSEWHERE, DISCONNECT_AND_CONNECT ->
                users.compute(name, (known, user) -> user.at(OptionalInt.of(port)));
            case DISCONNECT, FORCE_DISCONNECT, EXPIRE, EXPIRE_ELSEWHERE ->
                users.compute(name, (known, user) -> user.at(OptionalInt.empty()));
            case PUBLISH, PUBLISH_ELSEWHERE -> users.get(name).files().putIfAbsent(path, text);
            case DELETE_AND_PUBLISH -> users.get(name).files().put(path, text);
            case DELETE, REMOVE_FILE, DELETE_ELSEWHERE ->
                users.get(name).files().remove(path);
        }
    }

    private static List<Change> possible(User user) {
        if (user == null) {
            return List.of(Change.REGISTER, Change.REGISTER_ELSEWHERE);
        }
        List<Change> possible = new ArrayList<>(List.of(
                Change.UNREGISTER, Change.UNREGISTER_AND_REGISTER, Change.REMOVE_USER, Change.REMOVE_ELSEWHERE));
        if (user.port().isPresent()) {
            // More often than the changes after which most questions are refused.
            List<Change> whileConnected = List.of(
                    Change.PUBLISH,
                    Change.PUBLISH_ELSEWHERE,
                    Change.DELETE,
                    Change.DELETE_AND_PUBLISH,
                    Change.REMOVE_FILE,
                    Change.DELETE_ELSEWHERE,
                    Change.DISCONNECT_AND_CONNECT);
            possible.addAll(whileConnected);
            possible.addAll(whileConnected);
            possible.addAll(
                    List.of(Change.DISCONNECT, Change.FORCE_DISCONNECT, Change.EXPIRE, Change.EXPIRE_ELSEWHERE));
        } else {
            for (int times = 0; times < 4; times++) {
                possible.addAll(List.of(Change.CONNECT, Change.CONNECT_ELSEWHERE));
            }
        }
        return possible;
    }

    private void make(Change change, String name, String path, String text, int port) throws SQLException {
        String id = "(SELECT id FROM registered_user WHERE name = '" + name + "')";
        switch (change) {
            case REGISTER -> assertThat(ask("REGISTER|" + name + "|")).isEqualTo("<0>");
            case REGISTER_ELSEWHERE -> change("INSERT INTO registered_user (name) VALUES ('" + name + "')");
            case UNREGISTER -> assertThat(ask("UNREGISTER|" + name + "|")).isEqualTo("<0>");
            case UNREGISTER_AND_REGISTER -> {
                make(Change.UNREGISTER, name, path, text, port);
                make(Change.REGISTER, name, path, text, port);
            }
            case REMOVE_USER -> submit(new DirectoryChange.RemoveUser(name, ADMIN));
            case REMOVE_ELSEWHERE -> change("DELETE FROM registered_user WHERE name = '" + name + "'");
            case CONNECT ->
                assertThat(ask("CONNECT|" + name + "|" + port + "|")).isEqualTo("<0>");
            case CONNECT_ELSEWHERE ->
                change("INSERT INTO presence (user_id, address, origin, port) VALUES (" + id
                        + ", '127.0.0.1', 'loopback', " + port + ")");
            case DISCONNECT -> assertThat(ask("DISCONNECT|" + name + "|")).isEqualTo("<0>");
            case DISCONNECT_AND_CONNECT -> {
                make(Change.DISCONNECT, name, path, text, port);
                make(Change.CONNECT, name, path, text, port);
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
            case DELETE -> assertThat(ask("DELETE|" + name + "|" + path + "|")).isIn("<0>", "<3>");
            case DELETE_AND_PUBLISH -> {
                make(Change.DELETE, name, path, text, port);
                make(Change.PUBLISH, name, path, text, port);
            }
            case REMOVE_FILE -> submit(new DirectoryChange.RemoveFile(name, path, ADMIN));
            case DELETE_ELSEWHERE ->
                change("DELETE FROM published_file WHERE path = '" + path + "' AND user_id = " + id);
        }
    }

    private void submit(DirectoryChange change) {
        assertThat(writes.submit(change).toCompletableFuture().join()).isIn(Outcome.OK, Outcome.NOT_PUBLISHED);
    }
}
