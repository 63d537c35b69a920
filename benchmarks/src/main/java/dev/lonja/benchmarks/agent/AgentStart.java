package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.ProcessFigures;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The time and the memory of commands of the agent, compared with the start of Java alone. */
public final class AgentStart implements Benchmark {
    private static final int RUNS = 21;

    @Override
    public void run() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Stage stage = Stage.open("lonja-benchmark");
                RegistryProgram registry = stage.startRegistry("registry", Map.of())) {
            String launcher = Path.of(System.getProperty("lonja.root"), "lonja").toString();
            String port = Integer.toString(registry.port());
            millis(List.of(launcher, "peer", "-p", port, "register", "ana"));
            Map<String, List<String>> commands = Map.of(
                    "lonja peer --help", List.of(launcher, "peer", "--help"),
                    "lonja peer users", List.of(launcher, "peer", "-p", port, "users", "-u", "ana"),
                    "java -version", List.of(java, "-version"));
            Table table = new Table("command", "median ms", "least ms", "peak resident MB");
            for (Map.Entry<String, List<String>> command : new TreeMap<>(commands).entrySet()) {
                measure(command.getKey(), command.getValue(), table);
            }
        }
    }

    private static void measure(String name, List<String> command, Table table) throws Exception {
        // The first run can write an archive of classes, which the others use.
        millis(command);
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            millis.add(millis(command));
        }
        List<Double> sorted = millis.stream().sorted().toList();
        table.row(name, sorted.get(RUNS / 2), sorted.getFirst(), peakBytes(command) / 1e6);
    }

    private static double millis(List<String> command) throws Exception {
        long begin = System.nanoTime();
        Process process = start(command);
        int code = process.waitFor();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (code != 0) {
            throw new IOException(command + " ended with " + code);
        }
        return millis;
    }

    /** The peak memory of a command, read while it runs: the figures of a process end with it. */
    private static long peakBytes(List<String> command) throws Exception {
        Process process = start(command);
        long peak = 0;
        while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, ProcessFigures.of(process.pid()).peakBytes());
        }
        return peak;
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }
}
