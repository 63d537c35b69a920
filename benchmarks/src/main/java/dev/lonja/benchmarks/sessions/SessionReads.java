package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.LoadGenerator;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.benchmarks.registry.Requests;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.value.Page;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * LIST_PEERS and LIST_FILES in pages of 100 rows, in turns with LIST_USERS and LIST_CONTENT of 100 entries by classic clients, with a
 * connection per request.
 */
final class SessionReads implements Benchmark {
    private static final Duration TIME = Effort.time(2);
    private static final int SESSIONS = 16;
    private static final List<Load> LOADS = List.of(new Load(1, 1), new Load(1, 16), new Load(SESSIONS, 16));
    private static final int CLASSIC_CLIENTS = 32;
    private static final int ENTRIES = 100;

    private record Load(int sessions, int inFlight) {}

    private record Round(SessionLoad.Result sessions, double classicPerSecond) {
        double ratio() {
            return sessions.perSecond() / classicPerSecond;
        }
    }

    private enum Listing {
        PEERS,
        FILES;

        Request of(String user) {
            return this == PEERS
                    ? new DirectoryRequest.ListPeers(user, Page.FIRST)
                    : new DirectoryRequest.ListFiles(user, "user-0", Page.FIRST);
        }

        Request classic() {
            return this == PEERS ? new Request.ListUsers("user-0") : new Request.ListContent("user-0", "user-0");
        }
    }

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            system.start(Map.of()).close();
            system.sql(
                    "INSERT INTO registered_user (name) SELECT 'user-' || n FROM generate_series(0, " + (ENTRIES - 2)
                            + ") n",
                    "INSERT INTO presence (user_id, address, origin, port)"
                            + " SELECT id, '127.0.0.1', 'loopback', 20000 FROM registered_user",
                    "INSERT INTO published_file (user_id, path, description)"
                            + " SELECT u.id, '/files/' || n, 'what a person would write about a file'"
                            + " FROM registered_user u, generate_series(1, " + ENTRIES + ") n WHERE u.name = 'user-0'",
                    "ANALYZE");
            try (RegistryProgram registry = system.start(Map.of());
                    SessionGroup group = new SessionGroup(RegistryUnderLoad.address(registry))) {
                group.openUpTo(SESSIONS).connect("reader-");
                measure(RegistryUnderLoad.address(registry), group);
            }
        }
    }

    private static void measure(InetSocketAddress address, SessionGroup group) throws Exception {
        Table table = new Table(
                "listing",
                "sessions",
                "in flight",
                "pages/s",
                "rows/s",
                "p50 µs",
                "p99 µs",
                "classic/s",
                "ratio",
                "ratios");
        for (Listing listing : Listing.values()) {
            var classic = new LoadGenerator(address, Requests.always(listing.classic()));
            List<byte[]> payloads = IntStream.range(0, SESSIONS)
                    .mapToObj(session -> SessionRequests.payload(listing.of("reader-" + session)))
                    .toList();
            int rows = group.sessions().getFirst().countRows(listing.of("reader-0"));
            if (rows != ENTRIES) {
                throw new IllegalStateException(listing + ": a page has " + rows + " rows, not " + ENTRIES);
            }
            for (Load at : LOADS) {
                var load = new SessionLoad(
                        group.sessions().subList(0, at.sessions()),
                        at.inFlight(),
                        (session, step) -> payloads.get(session));
                List<Round> rounds = new ArrayList<>();
                load.runFor(TIME);
                for (int round = 0; round < Effort.rounds(); round++) {
                    rounds.add(new Round(
                            load.runFor(TIME),
                            classic.runFor(CLASSIC_CLIENTS, TIME).perSecond()));
                }
                double pages = Table.median(rounds, round -> round.sessions().perSecond());
                table.row(
                        listing,
                        at.sessions(),
                        at.inFlight(),
                        pages,
                        pages * ENTRIES,
                        Table.median(
                                rounds, round -> round.sessions().latencies().micros(0.5)),
                        Table.median(
                                rounds, round -> round.sessions().latencies().micros(0.99)),
                        Table.median(rounds, Round::classicPerSecond),
                        Table.median(rounds, Round::ratio),
                        Table.range(rounds, Round::ratio));
            }
        }
    }
}
