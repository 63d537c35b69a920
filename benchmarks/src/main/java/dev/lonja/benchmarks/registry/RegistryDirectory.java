package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.transport.HostAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The changes of {@link RegistryWrites}, submitted to the group commit without the wire, in turns with pgbench on the same
 * PostgreSQL. A row is the median of the rounds.
 */
public final class RegistryDirectory implements Benchmark {
    private static final Duration TIME = Effort.time(5);
    private static final HostAddress HOME = new HostAddress("127.0.0.1", true);
    private static final int MIXED = 64;
    private static final List<Load> LOADS = List.of(
            new Load(Workload.REGISTER, 1),
            new Load(Workload.REGISTER, 16),
            new Load(Workload.REGISTER, 64),
            new Load(Workload.PUBLISH, 1),
            new Load(Workload.PUBLISH, 16),
            new Load(Workload.PUBLISH, 64),
            new Load(Workload.REGISTER_UNREGISTER, MIXED),
            new Load(Workload.PUBLISH_DELETE, MIXED),
            new Load(Workload.CONNECT_DISCONNECT, MIXED),
            new Load(Workload.EVERY_CHANGE, MIXED));

    private record Load(Workload workload, int inFlight) {}

    private record Round(double lonja, double pgBench) {
        double ratio() {
            return lonja / pgBench;
        }
    }

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            system.start(Map.of()).close();
            system.pgBench().prepare();
            addUsers(system);
            try (DirectoryUnderLoad directory = new DirectoryUnderLoad(system.dataSource())) {
                for (Load load : LOADS) {
                    measure(system, directory, load, "warm-up");
                }
                List<List<Round>> rounds = new ArrayList<>();
                LOADS.forEach(load -> rounds.add(new ArrayList<>()));
                for (int round = 0; round < Effort.rounds(); round++) {
                    for (int at = 0; at < LOADS.size(); at++) {
                        rounds.get(at).add(measure(system, directory, LOADS.get(at), "r" + round));
                    }
                }
                print(rounds);
            }
        }
    }

    private static void addUsers(RegistryUnderLoad system) throws Exception {
        system.sql(
                "INSERT INTO registered_user (name) SELECT kind || n FROM generate_series(0, " + (Workload.USERS - 1)
                        + ") n, unnest(ARRAY['user-', 'spare-']) kind",
                "INSERT INTO presence (user_id, address, origin, port)"
                        + " SELECT id, '127.0.0.1', 'loopback', 20000 FROM registered_user WHERE name LIKE 'user-%'");
    }

    private static Round measure(RegistryUnderLoad system, DirectoryUnderLoad directory, Load load, String run)
            throws Exception {
        system.sql(
                "DELETE FROM published_file",
                "DELETE FROM presence p USING registered_user u WHERE u.id = p.user_id AND u.name LIKE 'spare-%'");
        String names = load.workload() + "-" + run + "-" + load.inFlight();
        double lonja = directory.perSecond(changes(load, names), load.inFlight(), TIME);
        return new Round(
                lonja,
                system.pgBench().run(load.workload(), load.inFlight(), TIME).perSecond());
    }

    /** The changes of as many clients in turn as there are changes in flight: the order of each client is kept. */
    private static LongFunction<DirectoryChange> changes(Load load, String names) {
        return number ->
                change(load.workload().request(names, (int) (number % load.inFlight()), number / load.inFlight()));
    }

    private static DirectoryChange change(Request request) {
        return switch (request) {
            case Request.Register(String user, String code) -> new DirectoryChange.Register(user);
            case Request.Unregister(String user) -> new DirectoryChange.Unregister(new Caller(user, HOME));
            case Request.Connect(String user, int port, PeerAddresses addresses) ->
                new DirectoryChange.Connect(new Caller(user, HOME), port);
            case Request.Disconnect(String user) -> new DirectoryChange.Disconnect(new Caller(user, HOME));
            case Request.Publish(String user, String path, String description) ->
                new DirectoryChange.Publish(new Caller(user, HOME), new PublishedFile(path, description));
            case Request.Delete(String user, String path) -> new DirectoryChange.Delete(new Caller(user, HOME), path);
            case KeyRequest keyRequest -> throw noChange(keyRequest);
            case DirectoryRequest directoryRequest -> throw noChange(directoryRequest);
            case Request.Question question -> throw noChange(question);
            case Request.PeerRequest peer -> throw noChange(peer);
            case Request.Control control -> throw noChange(control);
        };
    }

    private static IllegalArgumentException noChange(Request request) {
        return new IllegalArgumentException(request + " changes nothing");
    }

    private static void print(List<List<Round>> rounds) {
        Table table = new Table("load", "in flight", "changes/s", "pgbench/s", "ratio", "ratios");
        for (int at = 0; at < LOADS.size(); at++) {
            List<Round> all = rounds.get(at);
            table.row(
                    LOADS.get(at).workload(),
                    LOADS.get(at).inFlight(),
                    Table.median(all, Round::lonja),
                    Table.median(all, Round::pgBench),
                    Table.median(all, Round::ratio),
                    Table.range(all, Round::ratio));
        }
    }
}
