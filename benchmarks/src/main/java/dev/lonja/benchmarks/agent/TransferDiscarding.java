package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every sender transfers to the same discarding receivers. The senders take turns, and the median counts. */
final class TransferDiscarding implements Transfer.Part {
    private static final double GIB = 1 << 30;

    private final List<Integer> receivers;
    private final int rounds;

    TransferDiscarding(List<Integer> receivers, int rounds) {
        this.receivers = receivers;
        this.rounds = rounds;
    }

    private record Figures(List<Double> speeds, List<Double> senderCpu, List<Double> receiverCpu) {
        Figures() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public void run(Stage stage, int registryPort) throws Exception {
        Path file = Transfer.makeFile(stage);
        Path folder = stage.folder("servers");
        Table table = new Table(
                "at once",
                "sender",
                "GB/s",
                "lowest–highest",
                "× nginx",
                "sender CPU s/GiB",
                "× nginx",
                "receiver CPU s/GiB",
                "sender's peak memory MB");
        try (Sender nginx = Sender.nginx(folder, file);
                Sender python = Sender.python(folder, file);
                Sender sendfile = Sender.agent(stage, registryPort, "sendfile", file);
                Sender asyncRead = Sender.agent(stage, registryPort, "async-read", file)) {
            List<Sender> senders = List.of(nginx, python, sendfile, asyncRead);
            for (Sender sender : senders) {
                sender.receiver().run(1, Transfer.FILE_BYTES);
            }
            for (int count : receivers) {
                measure(senders, count, table);
            }
        }
    }

    private void measure(List<Sender> senders, int count, Table table) throws Exception {
        Map<Sender, Figures> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Sender sender : senders) {
                Figures figures = all.computeIfAbsent(sender, first -> new Figures());
                double cpuBefore = sender.figures().cpuSeconds();
                DiscardingReceiver.Taken taken = sender.receiver().run(count, Transfer.FILE_BYTES);
                double senderCpu = sender.figures().cpuSeconds() - cpuBefore;
                figures.speeds().add(taken.bytes() / 1e9 / taken.seconds());
                figures.senderCpu().add(senderCpu / (taken.bytes() / GIB));
                figures.receiverCpu().add(taken.cpuSeconds() / (taken.bytes() / GIB));
            }
        }
        Figures nginx = all.values().iterator().next();
        double nginxSpeed = Table.median(nginx.speeds());
        double nginxCpu = Table.median(nginx.senderCpu());
        for (Map.Entry<Sender, Figures> entry : all.entrySet()) {
            Sender sender = entry.getKey();
            Figures figures = entry.getValue();
            double speed = Table.median(figures.speeds());
            double cpu = Table.median(figures.senderCpu());
            table.row(
                    count,
                    sender.name(),
                    speed,
                    Table.range(figures.speeds()),
                    speed / nginxSpeed,
                    cpu,
                    cpu / nginxCpu,
                    Table.median(figures.receiverCpu()),
                    sender.figures().peakBytes() / 1e6);
        }
    }
}
