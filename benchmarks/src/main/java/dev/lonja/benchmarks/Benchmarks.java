package dev.lonja.benchmarks;

import dev.lonja.benchmarks.agent.AgentStart;
import dev.lonja.benchmarks.agent.Transfer;
import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.registry.RegistryDirectory;
import dev.lonja.benchmarks.registry.RegistryGrowth;
import dev.lonja.benchmarks.registry.RegistryIdle;
import dev.lonja.benchmarks.registry.RegistryListings;
import dev.lonja.benchmarks.registry.RegistryProfile;
import dev.lonja.benchmarks.registry.RegistryReads;
import dev.lonja.benchmarks.registry.RegistryStart;
import dev.lonja.benchmarks.registry.RegistryWrites;
import dev.lonja.benchmarks.sessions.RegistrySessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main class of {@code ./lonja bench NAME}: runs the benchmark with that name. */
public final class Benchmarks {
    private static final List<String> WITH_PARTS = List.of("registry-sessions", "transfer");

    private Benchmarks() {}

    /** Runs a benchmark, or exits with 2 and prints the names if there is none with that name. */
    public static void main(String[] arguments) throws Exception {
        List<String> parts = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
        benchmarks.put("registry-writes", new RegistryWrites());
        benchmarks.put("registry-profile", new RegistryProfile());
        benchmarks.put("registry-directory", new RegistryDirectory());
        benchmarks.put("registry-reads", new RegistryReads());
        benchmarks.put("registry-listings", new RegistryListings());
        benchmarks.put("registry-growth", new RegistryGrowth());
        benchmarks.put("registry-idle", new RegistryIdle());
        benchmarks.put("registry-sessions", new RegistrySessions(parts));
        benchmarks.put("start", new RegistryStart());
        benchmarks.put("agent-start", new AgentStart());
        benchmarks.put("transfer", new Transfer(parts));
        Benchmark benchmark = arguments.length > 0 ? benchmarks.get(arguments[0]) : null;
        if (benchmark == null || !parts.isEmpty() && !WITH_PARTS.contains(arguments[0])) {
            System.err.println("usage: lonja bench NAME, one of: " + String.join(", ", benchmarks.keySet()) + "; "
                    + String.join(" and ", WITH_PARTS) + " also accept the names of their parts");
            System.exit(2);
            return;
        }
        System.out.printf(
                "## %s%n%n`./lonja bench %s`; %s; %s; %d processors; Java %s%n%n",
                String.join(" ", arguments),
                String.join(" ", arguments),
                LocalDate.now(),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        benchmark.run();
    }

    private static String processor() throws Exception {
        Path cpuInfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuInfo)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(cpuInfo).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
