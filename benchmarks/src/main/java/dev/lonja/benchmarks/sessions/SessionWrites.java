package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.PgBench;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.benchmarks.registry.Workload;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Durable PUBLISH_FILE, in turns with pgbench, which inserts the same rows with 32 clients on the same PostgreSQL. */
final class SessionWrites implements Benchmark {
    private static final Duration TIME = Effort.time(2);
    private static final int PGBENCH_CLIENTS = 32;
    private static final int SESSIONS = 1000;
    private static final List<Load> LOADS =
            List.of(new Load(1, 1), new Load(1, 250), new Load(16, 16), new Load(16, 64), new Load(SESSIONS, 1));
    private static final FileFacts FACTS =
            new FileFacts(OptionalLong.of(48_213), "", FileKind.FILE, OptionalLong.of(1_790_000_000L), FileMode.PLAIN);

    private record Load(int sessions, int inFlight) {}

    private record Round(SessionLoad.Result lonja, PgBench.Result pgBench) {
        double ratio() {
            return lonja.perSecond() / pgBench.perSecond();
        }
    }

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(Map.of());
                SessionGroup group = new SessionGroup(RegistryUnderLoad.address(registry))) {
            system.pgBench().prepare();
            group.openUpTo(SESSIONS).connect("writer-");
            List<List<Round>> rounds = new ArrayList<>();
            for (Load load : LOADS) {
                measure(system, group, load, Effort.rounds());
                rounds.add(new ArrayList<>());
            }
            for (int round = 0; round < Effort.rounds(); round++) {
                for (int at = 0; at < LOADS.size(); at++) {
                    rounds.get(at).add(measure(system, group, LOADS.get(at), round));
                }
            }
            print(rounds);
        }
    }

    /** The payload of a PUBLISH_FILE of a new file. */
    static byte[] publish(String user, String path) {
        return SessionRequests.payload(
                new DirectoryRequest.PublishFile(user, path, "what a person would write about a file", FACTS));
    }

    /** Each round has users of its own, as far as there are some: the registry limits the changes of a user. */
    private static Round measure(RegistryUnderLoad system, SessionGroup group, Load load, int round) throws Exception {
        system.sql("SET lonja.knows_keys = 'on'", "DELETE FROM published_file");
        int first = round * load.sessions() % (SESSIONS - load.sessions() + 1);
        String folder = "/" + load.sessions() + "x" + load.inFlight() + "/";
        SessionLoad.Result lonja = new SessionLoad(
                        group.sessions().subList(first, first + load.sessions()),
                        load.inFlight(),
                        (session, step) -> publish("writer-" + (first + session), folder + step))
                .runFor(TIME);
        return new Round(lonja, system.pgBench().run(Workload.PUBLISH, PGBENCH_CLIENTS, TIME));
    }

    private static void print(List<List<Round>> rounds) {
        Table table = new Table(
                "sessions", "in flight", "PUBLISH_FILE/s", "p50 µs", "p99 µs", "pgbench/s", "ratio", "ratios");
        for (int at = 0; at < LOADS.size(); at++) {
            List<Round> all = rounds.get(at);
            table.row(
                    LOADS.get(at).sessions(),
                    LOADS.get(at).inFlight(),
                    Table.median(
                            all.stream().map(round -> round.lonja().perSecond()).toList()),
                    Table.median(all, round -> round.lonja().perSecond()),
                    Table.median(all, round -> round.lonja().latencies().micros(0.5)),
                    Table.median(all, round -> round.lonja().latencies().micros(0.99)),
                    Table.median(all, round -> round.pgBench().perSecond()),
                    Table.median(all, Round::ratio),
                    Table.range(all, Round::ratio));
        }
        System.out.println("\npgbench: " + rounds.getLast().getLast().pgBench().command());
    }
}
