package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** LIST_USERS with many connected users, and LIST_CONTENT of an owner with the same number of files. */
public final class RegistryReads implements Benchmark {
    private static final int[] SIZES = {1_000, 10_000, 100_000};
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int CLIENTS = 16;

    @Override
    public void run() throws Exception {
        Table table = new Table("entries", "LIST_USERS/s", "p50 µs", "p99 µs", "MB/s", "LIST_CONTENT/s", "MB/s");
        for (int size : SIZES) {
            try (RegistryUnderLoad system = new RegistryUnderLoad()) {
                system.start(Map.of()).close();
                fill(system, size);
                try (RegistryProgram registry = system.start(Map.of())) {
                    measure(RegistryUnderLoad.address(registry), size, table);
                }
            }
        }
    }

    /** Inserts users and files into the database, whose schema a first start of the registry has created. */
    private static void fill(RegistryUnderLoad system, int size) throws Exception {
        system.sql(
                "INSERT INTO registered_user (name) SELECT 'user-' || n FROM generate_series(0, " + (size - 1) + ") n",
                "INSERT INTO presence (user_id, address, origin, port)"
                        + " SELECT id, '127.0.0.1', 'loopback', 20000 FROM registered_user",
                "INSERT INTO published_file (user_id, path, description)"
                        + " SELECT u.id, '/files/' || n, 'what a person would write about a file'"
                        + " FROM registered_user u, generate_series(1, " + size + ") n WHERE u.name = 'user-0'",
                "ANALYZE");
    }

    private static void measure(InetSocketAddress address, int size, Table table) throws Exception {
        var users = new LoadGenerator(address, Requests.always(new Request.ListUsers("user-0")));
        var content = new LoadGenerator(address, Requests.always(new Request.ListContent("user-1", "user-0")));
        users.runFor(CLIENTS, TIME);
        LoadResult listUsers = RegistryWrites.succeed(users.runFor(CLIENTS, TIME));
        content.runFor(CLIENTS, TIME);
        LoadResult listContent = RegistryWrites.succeed(content.runFor(CLIENTS, TIME));
        table.row(
                size,
                listUsers.perSecond(),
                listUsers.latencies().micros(0.5),
                listUsers.latencies().micros(0.99),
                listUsers.megabytesPerSecond(),
                listContent.perSecond(),
                listContent.megabytesPerSecond());
    }
}
