package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The response times of one client while the database grows. The table of pgbench does not grow, so its figures at the same
 * time show whether the machine was slow.
 */
public final class RegistryGrowth implements Benchmark {
    private static final int[] FILES = {1_000, 10_000, 100_000, 1_000_000};
    private static final int FILES_PER_USER = 10;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int ROUNDS = 2;
    private static final int WARM_UP_CLIENTS = 8;
    private static final Duration MAX_INDEXING_TIME = Duration.ofMinutes(10);

    private static final String PENDING = """
            SELECT count(*) FROM search_progress s, LATERAL (
                SELECT FROM published_file f
                WHERE (f.published_in, f.user_id, f.path) > (s.published_in, s.user_id, s.path) LIMIT 1) AS pending""";

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of())) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            system.pgBench().prepare();
            new LoadGenerator(address, Requests.register("user-")).runCount(1, 100);
            new LoadGenerator(address, Requests.connect("user-")).runCount(1, 100);
            load(address, WARM_UP_CLIENTS, Requests.publish("user-", 100, "/warm-up/"));
            load(address, WARM_UP_CLIENTS, Requests.register("warm-up-"));
            Table table = new Table(
                    "files",
                    "users",
                    "PUBLISH p50 µs",
                    "p99",
                    "REGISTER p50 µs",
                    "p99",
                    "LIST_CONTENT p50 µs",
                    "p99",
                    "pgbench average µs",
                    "PUBLISH p50 : pgbench");
            for (int files : FILES) {
                grow(system, files);
                for (int round = 0; round < ROUNDS; round++) {
                    measure(system, address, files, round, table);
                }
            }
        }
    }

    /** Inserts users and files into the database up to that size, and waits until search has indexed them. */
    private static void grow(RegistryUnderLoad system, int files) throws Exception {
        int users = files / FILES_PER_USER;
        system.sql(
                "INSERT INTO registered_user (name) SELECT 'grown-' || n FROM generate_series(1, " + users
                        + ") n ON CONFLICT DO NOTHING",
                "INSERT INTO published_file (user_id, path, description)"
                        + " SELECT u.id, '/grown/' || n, 'what a person would write about a file'"
                        + " FROM registered_user u, generate_series(1, " + FILES_PER_USER + ") n"
                        + " WHERE u.name LIKE 'grown-%' ON CONFLICT DO NOTHING");
        awaitSearch(system);
        system.sql("VACUUM ANALYZE", "CHECKPOINT");
    }

    private static void awaitSearch(RegistryUnderLoad system) throws SQLException, InterruptedException {
        long end = System.nanoTime() + MAX_INDEXING_TIME.toNanos();
        while (system.number(PENDING) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("search has not indexed all files after " + MAX_INDEXING_TIME);
            }
            Thread.sleep(200);
        }
    }

    private static void measure(RegistryUnderLoad system, InetSocketAddress address, int files, int round, Table table)
            throws Exception {
        String run = files + "-" + round;
        Latencies publish = load(address, 1, Requests.publish("user-", 100, "/at-" + run + "/"));
        Latencies register = load(address, 1, Requests.register("at-" + run + "-"));
        Latencies list = load(address, 1, Requests.always(new Request.ListContent("user-0", "grown-1")));
        double pgBenchMicros = system.pgBench().run(Workload.REGISTER, 1, TIME).averageMillis() * 1000;
        table.row(
                files,
                files / FILES_PER_USER,
                publish.micros(0.5),
                publish.micros(0.99),
                register.micros(0.5),
                register.micros(0.99),
                list.micros(0.5),
                list.micros(0.99),
                pgBenchMicros,
                publish.micros(0.5) / pgBenchMicros);
    }

    private static Latencies load(InetSocketAddress address, int clients, LongFunction<byte[]> requests)
            throws Exception {
        return RegistryWrites.succeed(new LoadGenerator(address, requests).runFor(clients, TIME))
                .latencies();
    }
}
