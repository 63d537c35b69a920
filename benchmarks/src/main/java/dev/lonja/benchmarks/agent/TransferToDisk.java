package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.OutsideProgram;
import dev.lonja.benchmarks.figures.ProcessFigures;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.AgentProgram;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Transfers from one file on the disk to another: GET_FILE from the agent of another user, compared with curl from nginx.
 * GET_FILE with flush=always ends when the file is durable. curl does not flush, so one of its runs is followed by sync.
 */
final class TransferToDisk implements Transfer.Part {
    private static final int ROUNDS = 5;
    private static final double GIB = 1 << 30;

    /** Fetches into the file, and returns the processor time of the receiver in seconds. */
    private interface Fetch {
        double into(Path target) throws Exception;
    }

    @Override
    @SuppressWarnings("try") // The agent of the owner only serves.
    public void run(Stage stage, int registryPort) throws Exception {
        Path file = Transfer.makeFile(stage);
        Path target = stage.folder("targets").resolve("copy.bin");
        try (Sender nginx = Sender.nginx(stage.folder("servers"), file);
                Sender sendfile = Sender.agent(stage, registryPort, "sendfile", file);
                AgentProgram receiver = receiver(stage, registryPort, "always");
                AgentProgram trusting = receiver(stage, registryPort, "replacing")) {
            String curl = OutsideProgram.find("curl") + " -sf -o " + target + " http://127.0.0.1:"
                    + nginx.receiver().port() + "/" + file.getFileName();
            Map<String, Fetch> ways = new LinkedHashMap<>();
            ways.put("curl from nginx", into -> shell(curl));
            ways.put("curl from nginx, then sync", into -> shell(curl + " && sync " + into));
            ways.put("GET_FILE, flush=always", into -> getFile(receiver, file, into));
            ways.put("GET_FILE", into -> getFile(trusting, file, into));
            measure(ways, target);
        }
    }

    private static AgentProgram receiver(Stage stage, int registryPort, String flush) throws IOException {
        String user = "receiver-" + flush;
        AgentProgram receiver = stage.startAgent(user, registryPort, Map.of("LONJA_PEER_DOWNLOAD_FLUSH", flush));
        Sender.expect(receiver, "REGISTER " + user);
        Sender.expect(receiver, "CONNECT " + user);
        return receiver;
    }

    private static void measure(Map<String, Fetch> ways, Path target) throws Exception {
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        Map<String, List<Double>> cpu = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, Fetch> way : ways.entrySet()) {
                Files.deleteIfExists(target);
                OutsideProgram.run(List.of("sync"));
                long begin = System.nanoTime();
                double cpuSeconds = way.getValue().into(target);
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (Files.size(target) != Transfer.FILE_BYTES) {
                    throw new IOException(
                            way.getKey() + " wrote " + Files.size(target) + " of " + Transfer.FILE_BYTES + " bytes");
                }
                if (round > 0) { // The first round only warms up.
                    speeds.computeIfAbsent(way.getKey(), first -> new ArrayList<>())
                            .add(Transfer.FILE_BYTES / 1e9 / seconds);
                    cpu.computeIfAbsent(way.getKey(), first -> new ArrayList<>())
                            .add(cpuSeconds / (Transfer.FILE_BYTES / GIB));
                }
            }
        }
        Table table = new Table("to disk", "GB/s", "lowest–highest", "× curl", "receiver CPU s/GiB");
        double curl = Table.median(speeds.values().iterator().next());
        speeds.forEach((way, figures) -> table.row(
                way,
                Table.median(figures),
                Table.range(figures),
                Table.median(figures) / curl,
                Table.median(Objects.requireNonNull(cpu.get(way)))));
    }

    private static double getFile(AgentProgram receiver, Path file, Path target) throws IOException {
        double before = ProcessFigures.of(receiver.program().id()).cpuSeconds();
        Sender.expect(receiver, "GET_FILE owner-sendfile " + file + " " + target);
        return ProcessFigures.of(receiver.program().id()).cpuSeconds() - before;
    }

    /** Runs a command, and returns its processor time. The last line of {@code times} is the user and system time of children. */
    private static double shell(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "{ " + command + "; } && times")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> times = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
        double seconds = 0;
        for (String time : times.getLast().strip().split("\\s+")) {
            String[] parts = time.split("[ms]");
            seconds += 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        }
        return seconds;
    }
}
