package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.transport.HostAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;

/** The changes of {@link RegistryWrites}, submitted to the group commit without the wire, compared with pgbench. */
public final class RegistryDirectory implements Benchmark {
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int[] IN_FLIGHT = {1, 16, 64, 256};
    private static final int ROUNDS = 2;
    private static final int USERS = 64;
    private static final HostAddress HOME = new HostAddress("127.0.0.1", true);

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            system.start(Map.of()).close();
            system.pgBench().prepare();
            try (DirectoryUnderLoad directory = new DirectoryUnderLoad(system.dataSource())) {
                directory.perSecond(
                        number -> new DirectoryChange.Register((number < USERS ? "user-" : "warm-up-") + number),
                        64,
                        TIME);
                system.sql("INSERT INTO presence (user_id, address, origin, port)"
                        + " SELECT id, '127.0.0.1', 'loopback', 20000 FROM registered_user WHERE name LIKE 'user-%'");
                Table table = new Table(
                        "in flight", "REGISTER/s", "PUBLISH/s", "pgbench/s", "REGISTER : pgbench", "PUBLISH : pgbench");
                for (int round = 0; round < ROUNDS; round++) {
                    for (int inFlight : IN_FLIGHT) {
                        measure(system, directory, inFlight, "r" + round + "c" + inFlight, table);
                    }
                }
            }
        }
    }

    private static void measure(
            RegistryUnderLoad system, DirectoryUnderLoad directory, int inFlight, String run, Table table)
            throws Exception {
        double register =
                directory.perSecond(number -> new DirectoryChange.Register(run + "-" + number), inFlight, TIME);
        double publish = directory.perSecond(publish("/" + run + "/"), inFlight, TIME);
        double pgBench = system.pgBench().run(Workload.REGISTER, inFlight, TIME).perSecond();
        table.row(inFlight, register, publish, pgBench, register / pgBench, publish / pgBench);
    }

    private static LongFunction<DirectoryChange> publish(String pathPrefix) {
        return number -> new DirectoryChange.Publish(
                new Caller("user-" + number % USERS, HOME),
                new PublishedFile(pathPrefix + number, "what a person would write about a file"));
    }
}
