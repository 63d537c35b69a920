package dev.lonja.benchmarks;

import dev.lonja.endtoend.RegistryProgram;
import java.net.InetSocketAddress;
import java.util.Map;

/** From {@code java -jar} to the first answered request, with an external PostgreSQL that has the schema. */
final class RegistryStart implements Benchmark {
    private static final int RUNS = 7;

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            system.start(Map.of()).close();
            Table table = new Table("run", "first answer after ms", "resident MB then");
            for (int run = 1; run <= RUNS; run++) {
                long begin = System.nanoTime();
                try (RegistryProgram registry = system.start(Map.of())) {
                    InetSocketAddress address = RegistryUnderLoad.address(registry);
                    RegistryWrites.succeed(
                            new LoadGenerator(address, Requests.register("start-" + run + "-")).runCount(1, 1));
                    double millis = (System.nanoTime() - begin) / 1e6;
                    table.row(run, millis, RegistryUnderLoad.residentBytes(registry) / 1e6);
                }
            }
        }
    }
}
