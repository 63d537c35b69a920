package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Durable changes of one kind and of several, with one connection per request, in turns with pgbench on the same
 * PostgreSQL. A row is the median of the rounds.
 */
public final class RegistryWrites implements Benchmark {
    private static final Duration TIME = Effort.time(3);
    private static final List<Load> LOADS = List.of(
            new Load(Workload.REGISTER, 1),
            new Load(Workload.REGISTER, 32),
            new Load(Workload.REGISTER, 128),
            new Load(Workload.PUBLISH, 1),
            new Load(Workload.PUBLISH, 32),
            new Load(Workload.PUBLISH, 128),
            new Load(Workload.REGISTER_UNREGISTER, 32),
            new Load(Workload.PUBLISH_DELETE, 32),
            new Load(Workload.CONNECT_DISCONNECT, 32),
            new Load(Workload.DAY_OF_A_CLASS, 32));

    private record Load(Workload workload, int clients) {}

    private record Round(LoadResult lonja, PgBench.Result pgBench) {
        double ratio() {
            return lonja.perSecond() / pgBench.perSecond();
        }
    }

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of())) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            system.pgBench().prepare();
            new LoadGenerator(address, Requests.register("user-")).runCount(1, Workload.USERS);
            new LoadGenerator(address, Requests.register("spare-")).runCount(1, Workload.USERS);
            new LoadGenerator(address, Requests.connect("user-")).runCount(1, Workload.USERS);
            for (Load load : LOADS) {
                measure(system, address, load, "warm-up");
            }
            List<List<Round>> rounds = new ArrayList<>();
            for (int round = 0; round < Effort.rounds(); round++) {
                for (int at = 0; at < LOADS.size(); at++) {
                    if (round == 0) {
                        rounds.add(new ArrayList<>());
                    }
                    rounds.get(at).add(measure(system, address, LOADS.get(at), "r" + round));
                }
            }
            print(rounds);
        }
    }

    private static Round measure(RegistryUnderLoad system, InetSocketAddress address, Load load, String run)
            throws Exception {
        system.sql(
                "DELETE FROM published_file",
                "DELETE FROM presence p USING registered_user u WHERE u.id = p.user_id AND u.name LIKE 'spare-%'");
        String names = load.workload() + "-" + run + "-" + load.clients();
        LoadResult lonja =
                succeed(new LoadGenerator(address, load.workload().script(names)).runFor(load.clients(), TIME));
        return new Round(lonja, system.pgBench().run(load.workload(), load.clients(), TIME));
    }

    private static void print(List<List<Round>> rounds) {
        Table table = new Table(
                "load", "clients", "requests/s", "p50 µs", "p99 µs", "pgbench/s", "ratio", "ratios", "p50 : pgbench");
        for (int at = 0; at < LOADS.size(); at++) {
            List<Round> all = rounds.get(at);
            table.row(
                    LOADS.get(at).workload(),
                    LOADS.get(at).clients(),
                    Table.median(all, round -> round.lonja().perSecond()),
                    Table.median(all, round -> round.lonja().latencies().micros(0.5)),
                    Table.median(all, round -> round.lonja().latencies().micros(0.99)),
                    Table.median(all, round -> round.pgBench().perSecond()),
                    Table.median(all, Round::ratio),
                    Table.range(all, Round::ratio),
                    Table.median(
                            all,
                            round -> round.lonja().latencies().micros(0.5)
                                    / (round.pgBench().averageMillis() * 1000)));
        }
        System.out.println("\npgbench: " + rounds.getLast().getLast().pgBench().command());
    }

    static LoadResult succeed(LoadResult result) {
        if (result.others() > 0) {
            throw new IllegalStateException("not every request was acknowledged: " + result.statuses());
        }
        return result;
    }
}
