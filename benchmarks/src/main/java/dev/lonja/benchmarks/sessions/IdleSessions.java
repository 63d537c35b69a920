package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.endtoend.RegistryProgram;
import java.util.Map;

/** The memory that a registry uses for an idle session. */
final class IdleSessions implements Benchmark {
    private static final int[] OPEN = {1, 1_000, 3_000, 5_000};
    private static final Map<String, String> SETTINGS = Map.of("LONJA_REGISTRY_MAX_CONNECTIONS_PER_ADDRESS", "0");

    @Override
    public void run() throws Exception {
        Table table = new Table("idle sessions", "resident MB", "KB per session, all", "KB per session, slope");
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(SETTINGS);
                SessionGroup group = new SessionGroup(RegistryUnderLoad.address(registry))) {
            long first = 0;
            long before = 0;
            int openBefore = 0;
            for (int open : OPEN) {
                group.openUpTo(open);
                long resident = RegistryUnderLoad.residentBytes(registry);
                if (openBefore == 0) {
                    first = resident;
                } else {
                    table.row(
                            open,
                            resident / 1e6,
                            (resident - first) / 1e3 / open,
                            (resident - before) / 1e3 / (open - openBefore));
                }
                openBefore = open;
                before = resident;
            }
        }
    }
}
