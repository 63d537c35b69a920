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

/** Several users, each with its own address, who send requests until the load is closed. */
final class Load implements AutoCloseable {
    private static final int USERS = 6;
    private static final int ANSWERS_OF_PROGRESS = 5;

    private final List<LoadUser> users = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Pace pace = new Pace();

    /** Starts the users. Their names begin with {@code names}; {@code listensOn} is the port that all of them connect with. */
    Load(String names, int port, int listensOn, long seed) {
        for (int number = 0; number < USERS; number++) {
            Client client = new Client("127.0.0." + (10 + number), new InetSocketAddress("127.0.0.1", port));
            LoadUser user = new LoadUser(names + number, client, listensOn, new Random(seed + number), pace);
            users.add(user);
            threads.add(Thread.ofVirtual().name(user.name()).start(user::run));
        }
    }

    /** Waits until each user has got some more replies. */
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

    /** Starts a registry again while the users slow down: nothing fails in this time, and the start needs the processors. */
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

    /** The replies during the load that contradict earlier ones. */
    List<String> contradictions() {
        return all(LoadUser::contradictions);
    }

    /** The differences between the files in the database and the acknowledged changes, after the load has ended. */
    List<String> contradictionsIn(Database database) {
        return all(user -> user.history()
                .contradictions(new TreeSet<>(
                        database.texts("SELECT f.path FROM published_file f JOIN registered_user u ON u.id = f.user_id"
                                + " WHERE u.name = '" + user.name() + "'"))));
    }

    /** The differences between the listings of a registry and the acknowledged changes, after the load has ended. */
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
