package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The time from the start of the process to the first reply, with an external PostgreSQL that has the schema. Compares the
 * packaged program ({@code java -jar}) with the launcher, which uses a cache that an earlier start has written.
 */
public final class RegistryStart implements Benchmark {
    private static final int RUNS = 7;

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            system.start(Map.of()).close();
            makeCache(system.startByLauncher());
            Table table = new Table(
                    "run", "java -jar: first answer after ms", "resident MB", "launcher: ms", "resident MB", "ratio");
            for (int run = 1; run <= RUNS; run++) {
                Start packaged = measure("packaged-" + run, () -> system.start(Map.of()));
                Start launched = measure("launched-" + run, system::startByLauncher);
                table.row(
                        run,
                        packaged.millis(),
                        packaged.residentBytes() / 1e6,
                        launched.millis(),
                        launched.residentBytes() / 1e6,
                        launched.millis() / packaged.millis());
            }
        }
    }

    /** Ends the first registry, which writes the cache at its end. */
    private static void makeCache(RegistryProgram registry) {
        ProcessHandle.of(registry.program().id()).ifPresent(ProcessHandle::destroy);
        registry.program().awaitExit();
    }

    private record Start(double millis, long residentBytes) {}

    private static Start measure(String user, Supplier<RegistryProgram> program) throws Exception {
        long begin = System.nanoTime();
        try (RegistryProgram registry = program.get()) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            RegistryWrites.succeed(new LoadGenerator(address, Requests.register(user + "-")).runCount(1, 1));
            return new Start((System.nanoTime() - begin) / 1e6, RegistryUnderLoad.residentBytes(registry));
        }
    }
}
