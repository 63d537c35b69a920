package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.endtoend.RegistryProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The time in which one session publishes 10,000 files, all acknowledged. */
final class FilesOfOneAgent implements Benchmark {
    private static final int FILES = 10_000;
    private static final int IN_FLIGHT = 250;

    @Override
    public void run() throws Exception {
        Table table = new Table("files", "seconds, median of the rounds", "rounds");
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of());
                SessionGroup group = new SessionGroup(RegistryUnderLoad.address(registry))) {
            // Each round has an agent of its own: the registry limits the changes of a user.
            group.openUpTo(Effort.rounds() + 1).connect("agent-");
            publish(group, Effort.rounds());
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < Effort.rounds(); round++) {
                system.sql("SET lonja.knows_keys = 'on'", "DELETE FROM published_file");
                seconds.add(publish(group, round));
            }
            table.row(FILES, Table.median(seconds), Table.range(seconds));
        }
    }

    private static double publish(SessionGroup group, int agent) throws InterruptedException {
        var load = new SessionLoad(
                group.sessions().subList(agent, agent + 1),
                IN_FLIGHT,
                (session, step) -> SessionWrites.publish("agent-" + agent, "/files/" + step));
        return load.runCount(FILES).elapsed().toNanos() / 1e9;
    }
}
