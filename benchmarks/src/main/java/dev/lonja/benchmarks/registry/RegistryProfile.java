package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.ProcessFigures;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.figures.ThreadFigures;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the time of a change goes: of one client, by its parts; of 32 clients, by the threads that use the processors. */
public final class RegistryProfile implements Benchmark {
    private static final int CLIENTS = 32;
    private static final int WARM_UPS = 3;
    /** How the names of threads begin, of which Linux keeps 15 bytes. */
    private static final String EVENT_LOOPS = "vert.x-eventloo";

    private static final String WRITER = "lonja-writer";

    private static final List<Workload> LOADS =
            List.of(Workload.REGISTER, Workload.PUBLISH, Workload.REGISTER_UNREGISTER, Workload.PUBLISH_DELETE);

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of())) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            system.pgBench().prepare();
            new LoadGenerator(address, Requests.register("user-")).runCount(1, Workload.USERS);
            new LoadGenerator(address, Requests.connect("user-")).runCount(1, Workload.USERS);
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                for (Workload load : LOADS) {
                    run(address, load, "warm-up-" + warmUp, CLIENTS);
                }
            }
            latencies(system, address);
            System.out.println();
            processorTimes(system, registry, address);
        }
    }

    private static void latencies(RegistryUnderLoad system, InetSocketAddress address) throws Exception {
        List<Double> questions = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<Double> statements = new ArrayList<>();
        for (int round = 0; round < Effort.rounds(); round++) {
            var question = new LoadGenerator(address, Requests.always(new Request.ListContent("user-0", "user-1")));
            questions.add(RegistryWrites.succeed(question.runFor(1, time()))
                    .latencies()
                    .micros(0.5));
            changes.add(run(address, Workload.REGISTER, "one-" + round, 1)
                    .latencies()
                    .micros(0.5));
            statements.add(system.pgBench().run(Workload.REGISTER, 1, time()).averageMillis() * 1000);
        }
        Table table = new Table("one client", "µs, median of the rounds", "rounds");
        row(table, "a question from memory, p50: connection, two threads, reply, end", questions);
        row(table, "REGISTER, p50: the same, the writer, and the commit", changes);
        row(table, "pgbench, average: a statement on a kept connection, and the commit", statements);
    }

    private static void row(Table table, String name, List<Double> micros) {
        table.row(name, Table.median(micros), Table.range(micros));
    }

    private static void processorTimes(RegistryUnderLoad system, RegistryProgram registry, InetSocketAddress address)
            throws Exception {
        long backend =
                system.number("SELECT pid FROM pg_stat_activity WHERE application_name = 'lonja-registry' LIMIT 1");
        long postgres =
                ProcessHandle.of(backend).orElseThrow().parent().orElseThrow().pid();
        Table table = new Table(
                "load", "requests/s", "event loops", "writer", "other threads", "PostgreSQL", "load generator");
        for (Workload load : LOADS) {
            List<Cost> rounds = new ArrayList<>();
            for (int round = 0; round < Effort.rounds(); round++) {
                rounds.add(cost(
                        address, load, "threads-" + round, registry.program().id(), postgres));
            }
            table.row(
                    load,
                    Table.median(rounds, Cost::perSecond),
                    Table.median(rounds, Cost::eventLoops),
                    Table.median(rounds, Cost::writer),
                    Table.median(rounds, Cost::others),
                    Table.median(rounds, Cost::postgres),
                    Table.median(rounds, Cost::generator));
        }
    }

    /** The requests per second of a round; the others are processor times in microseconds per request. */
    private record Cost(
            double perSecond, double eventLoops, double writer, double others, double postgres, double generator) {}

    private static Cost cost(InetSocketAddress address, Workload load, String run, long registry, long postgres)
            throws Exception {
        ThreadFigures threads = ThreadFigures.of(registry);
        ThreadFigures generator = ThreadFigures.of(ProcessHandle.current().pid());
        double database = ProcessFigures.of(postgres).cpuSeconds();
        LoadResult result = run(address, load, run, CLIENTS);
        double micros = 1e6 / result.acknowledged();
        Map<String, Double> used = ThreadFigures.of(registry).since(threads).cpuSeconds();
        double eventLoops = seconds(used, EVENT_LOOPS) * micros;
        double writer = seconds(used, WRITER) * micros;
        return new Cost(
                result.perSecond(),
                eventLoops,
                writer,
                seconds(used, "") * micros - eventLoops - writer,
                (ProcessFigures.of(postgres).cpuSeconds() - database) * micros,
                seconds(
                                ThreadFigures.of(ProcessHandle.current().pid())
                                        .since(generator)
                                        .cpuSeconds(),
                                "")
                        * micros);
    }

    /** What the threads used whose names begin so. */
    private static double seconds(Map<String, Double> used, String name) {
        return used.entrySet().stream()
                .filter(thread -> thread.getKey().startsWith(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static LoadResult run(InetSocketAddress address, Workload load, String run, int clients) throws Exception {
        String names = load + "-" + run;
        return RegistryWrites.succeed(new LoadGenerator(address, load.script(names)).runFor(clients, time()));
    }

    private static Duration time() {
        return Effort.time(4);
    }
}
