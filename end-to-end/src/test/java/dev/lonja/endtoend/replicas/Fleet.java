package dev.lonja.endtoend.replicas;

import dev.lonja.endtoend.Stage;
import dev.lonja.endtoend.UnusedPort;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Three registries on one database, with a balancer in front of them. */
final class Fleet implements AutoCloseable {
    private static final int SIZE = 3;
    private static final int BETWEEN_CHECKS_MILLIS = 100;

    private final Stage stage = Stage.open("lonja-replicas");
    private final Database database = new Database(stage.folder().resolve("database"));
    private final List<Replica> replicas = new ArrayList<>();
    private final Balancer balancer = new Balancer(this::readyOnes, true);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile List<InetSocketAddress> ready = List.of();

    Fleet() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("LONJA_REGISTRY_OPERATION_LOG", "off");
        settings.put("LONJA_REGISTRY_PROXY_PROTOCOL_TRUSTED", Balancer.OWN_ADDRESS);
        settings.put("LONJA_REGISTRY_CLASSIC_PROBE_INTERVAL", "1s");
        settings.put("LONJA_REGISTRY_DRAIN_DELAY", "2s");
        for (int number = 1; number <= SIZE; number++) {
            replicas.add(
                    new Replica(stage, "registry-" + number, UnusedPort.reserve(), UnusedPort.reserve(), settings));
        }
    }

    /** Starts all registries at once, on a database without tables. */
    void start() {
        replicas.forEach(Replica::launch);
        replicas.forEach(Replica::awaitReady);
        checkHealth();
        Thread.startVirtualThread(this::checkHealthAgainAndAgain);
    }

    Database database() {
        return database;
    }

    List<Replica> replicas() {
        return replicas;
    }

    int port() {
        return balancer.port();
    }

    @Override
    public void close() {
        closed.countDown();
        balancer.close();
        replicas.forEach(Replica::kill);
        database.close();
        stage.close();
    }

    private List<InetSocketAddress> readyOnes() {
        return ready;
    }

    private void checkHealthAgainAndAgain() {
        try {
            while (!closed.await(BETWEEN_CHECKS_MILLIS, TimeUnit.MILLISECONDS)) {
                checkHealth();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Checks which registries are ready. If none is, all get connections, as with common balancers. */
    private void checkHealth() {
        List<InetSocketAddress> found = replicas.parallelStream()
                .filter(Replica::isReady)
                .map(Replica::address)
                .toList();
        ready = found.isEmpty() ? replicas.stream().map(Replica::address).toList() : found;
    }
}
