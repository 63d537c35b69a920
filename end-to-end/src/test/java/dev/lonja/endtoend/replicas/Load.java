package dev.lonja.endtoend.replicas;

import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.Program;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Users at work, each at an address of its own, until the load is closed. */
final class Load implements AutoCloseable {
    private static final int USERS = 6;
    private static final int ANSWERS_OF_PROGRESS = 5;

    private final List<LoadUser> users = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Pace pace = new Pace();

    /** Starts the users, whose names begin so; {@code listensOn} is where somebody answers for all of them. */
    Load(String names, int port, int listensOn, long seed) {
        for (int number = 0; number < USERS; number++) {
            Client client = new Client("127.0.0." + (10 + number), new InetSocketAddress("127.0.0.1", port));
            LoadUser user = new LoadUser(names + number, client, listensOn, new Random(seed + number), pace);
            users.add(user);
            threads.add(Thread.ofVirtual().name(user.name()).start(user::run));
        }
    }

    /** Waits until every user has had some more answers. */
    void awaitProgress() {
        List<Long> before = users.stream().map(LoadUser::answers).toList();
        await("everybody is answered").atMost(Program.TIMEOUT).until(() -> {
            for (int at = 0; at < users.size(); at++) {
                if (users.get(at).answers() < before.get(at) + ANSWERS_OF_PROGRESS) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Starts a registry again while the users go on, slowly: nothing fails meanwhile, and its start needs processors. */
    void startAgain(Replica replica) {
        pace.slowDown();
        try {
            replica.launch();
            replica.awaitReady();
        } finally {
            pace.speedUp();
        }
    }

    @Override
    public void close() {
        pace.end();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    List<String> failures() {
        return all(LoadUser::failures);
    }

    Duration longestWait() {
        return users.stream()
                .map(LoadUser::longestWait)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    int acknowledged() {
        return users.stream().mapToInt(user -> user.history().acknowledged()).sum();
    }

    long answers() {
        return users.stream().mapToLong(LoadUser::answers).sum();
    }

    /** What the users were told during the load that cannot be. */
    List<String> contradictions() {
        return all(LoadUser::contradictions);
    }

    /** What the database has that it should not have, and the other way round; when the load is over. */
    List<String> contradictionsIn(Database database) {
        return all(user -> user.history()
                .contradictions(new TreeSet<>(
                        database.texts("SELECT f.path FROM published_file f JOIN registered_user u ON u.id = f.user_id"
                                + " WHERE u.name = '" + user.name() + "'"))));
    }

    /** What a registry lists that it should not, and the other way round; when the load is over. */
    List<String> contradictionsIn(Replica replica) {
        return all(user -> user.history().contradictions(listing(replica, user.name())));
    }

    private static Set<String> listing(Replica replica, String user) {
        try {
            Reply reply = new Client("127.0.0.1", replica.address()).ask(new Request.ListContent(user, user));
            return switch (reply) {
                case Reply.Content(List<PublishedFile> files) ->
                    files.stream().map(PublishedFile::path).collect(Collectors.toSet());
                case Reply.Status status -> throw new IllegalStateException(user + " at " + replica + ": " + status);
                case Reply.Users others -> throw new IllegalStateException(others.toString());
                case Reply.FileHeader header -> throw new IllegalStateException(header.toString());
                case Reply.Hello hello -> throw new IllegalStateException(hello.toString());
            };
        } catch (IOException failure) {
            throw new IllegalStateException(replica + " does not list", failure);
        }
    }

    private List<String> all(Function<LoadUser, List<String>> of) {
        return users.stream().map(of).flatMap(Collection::stream).toList();
    }
}
