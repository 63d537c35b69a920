package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** Durable REGISTER and PUBLISH with one connection per request, compared with pgbench on the same PostgreSQL. */
public final class RegistryWrites implements Benchmark {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int[] CLIENTS = {1, 8, 32, 128};
    private static final int ROUNDS = 2;
    private static final int USERS = 64;

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of())) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            system.pgBench().prepare();
            new LoadGenerator(address, Requests.register("user-")).runCount(1, USERS);
            new LoadGenerator(address, Requests.connect("user-")).runCount(1, USERS);
            new LoadGenerator(address, Requests.register("warm-up-")).runFor(32, TIME);
            System.out.println("pgbench: "
                    + system.pgBench().insert(32, Duration.ofSeconds(1)).command() + "\n");
            Table table = new Table(
                    "clients",
                    "REGISTER/s",
                    "p50 µs",
                    "p99 µs",
                    "PUBLISH/s",
                    "pgbench/s",
                    "REGISTER : pgbench",
                    "PUBLISH : pgbench",
                    "p50 : pgbench's average");
            for (int round = 0; round < ROUNDS; round++) {
                for (int clients : CLIENTS) {
                    measure(system, address, clients, "r" + round + "c" + clients, table);
                }
            }
        }
    }

    private void measure(RegistryUnderLoad system, InetSocketAddress address, int clients, String run, Table table)
            throws Exception {
        LoadResult register = succeed(new LoadGenerator(address, Requests.register(run + "-")).runFor(clients, TIME));
        LoadResult publish = succeed(
                new LoadGenerator(address, Requests.publish("user-", USERS, "/" + run + "/")).runFor(clients, TIME));
        PgBench.Result pgBench = system.pgBench().insert(clients, TIME);
        table.row(
                clients,
                register.perSecond(),
                register.latencies().micros(0.5),
                register.latencies().micros(0.99),
                publish.perSecond(),
                pgBench.perSecond(),
                register.perSecond() / pgBench.perSecond(),
                publish.perSecond() / pgBench.perSecond(),
                register.latencies().micros(0.5) / (pgBench.averageMillis() * 1000));
    }

    static LoadResult succeed(LoadResult result) {
        if (result.others() > 0) {
            throw new IllegalStateException("not every request was acknowledged: " + result.statuses());
        }
        return result;
    }
}
