package dev.lonja.benchmarks;

import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** What a request costs as the database grows: one client, response times at each size. */
final class RegistryGrowth implements Benchmark {
    private static final int[] FILES = {1_000, 10_000, 100_000, 1_000_000};
    private static final int FILES_PER_USER = 10;
    private static final Duration TIME = Duration.ofSeconds(5);

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of())) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            new LoadGenerator(address, Requests.register("user-")).runCount(1, 100);
            new LoadGenerator(address, Requests.connect("user-")).runCount(1, 100);
            new LoadGenerator(address, Requests.publish("user-", 100, "/warm-up/")).runFor(1, TIME);
            Table table = new Table(
                    "files", "users", "PUBLISH p50 µs", "p99", "REGISTER p50 µs", "p99", "LIST_CONTENT p50 µs", "p99");
            for (int files : FILES) {
                grow(system, files);
                measure(address, files, table);
            }
        }
    }

    /** Adds users and files up to that size, straight into the database. */
    private static void grow(RegistryUnderLoad system, int files) throws Exception {
        int users = files / FILES_PER_USER;
        system.sql(
                "INSERT INTO registered_user (name) SELECT 'grown-' || n FROM generate_series(1, " + users
                        + ") n ON CONFLICT DO NOTHING",
                "INSERT INTO published_file (user_id, path, description)"
                        + " SELECT u.id, '/grown/' || n, 'what a person would write about a file'"
                        + " FROM registered_user u, generate_series(1, " + FILES_PER_USER + ") n"
                        + " WHERE u.name LIKE 'grown-%' ON CONFLICT DO NOTHING",
                "VACUUM ANALYZE",
                "CHECKPOINT");
    }

    private static void measure(InetSocketAddress address, int files, Table table) throws Exception {
        Latencies publish = load(address, Requests.publish("user-", 100, "/at-" + files + "/"));
        Latencies register = load(address, Requests.register("at-" + files + "-"));
        Latencies list = load(address, Requests.always(new Request.ListContent("user-0", "grown-1")));
        table.row(
                files,
                files / FILES_PER_USER,
                publish.micros(0.5),
                publish.micros(0.99),
                register.micros(0.5),
                register.micros(0.99),
                list.micros(0.5),
                list.micros(0.99));
    }

    private static Latencies load(InetSocketAddress address, java.util.function.LongFunction<byte[]> requests)
            throws Exception {
        return RegistryWrites.succeed(new LoadGenerator(address, requests).runFor(1, TIME))
                .latencies();
    }
}
