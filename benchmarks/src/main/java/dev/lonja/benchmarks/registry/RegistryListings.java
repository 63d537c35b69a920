package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.ProcessFigures;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several readers of one long listing at once, at a registry with a small heap, while a stranger registers users one after the
 * other. A listing that does not end, or has fewer entries than its count, ends the benchmark.
 */
public final class RegistryListings implements Benchmark {
    private static final String HEAP = "256m";
    /** As many as one address may stream to. */
    private static final int READERS = 6;

    private static final int FILES = 300_000;
    /** With the number in front, the space and the NUL an entry has 500 bytes. */
    private static final int PATH_FILL = 246;

    private static final int DESCRIPTION = 245;

    private record Round(long bytes, double seconds, Latencies registers, double peakMegabytes) {}

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            system.start(Map.of()).close();
            fill(system);
            try (RegistryProgram registry = system.startWithHeap(HEAP, Map.of())) {
                List<Round> rounds = new ArrayList<>();
                Table table = new Table(
                        "-Xmx" + HEAP + ", round",
                        "readers, all complete",
                        "MB each",
                        "s",
                        "MB/s",
                        "REGISTER meanwhile",
                        "median ms",
                        "slowest ms",
                        "peak resident MB");
                for (int round = 0; round < Effort.rounds(); round++) {
                    rounds.add(measure(registry, "r" + round + "-"));
                    row(table, Integer.toString(round + 1), rounds.getLast());
                }
                System.out.println("\nslowest REGISTER, median of the rounds: "
                        + Math.round(Table.median(rounds.stream()
                                .map(round -> round.registers().micros(1) / 1e3)
                                .toList()))
                        + " ms");
            }
        }
    }

    private static void fill(RegistryUnderLoad system) throws Exception {
        system.sql(
                "INSERT INTO registered_user (name) VALUES ('owner'), ('reader')",
                "INSERT INTO presence (user_id, address, origin, port)"
                        + " SELECT id, '127.0.0.1', 'loopback', 20000 FROM registered_user",
                "INSERT INTO published_file (user_id, path, description)"
                        + " SELECT u.id, '/' || n || repeat('p', " + PATH_FILL + "), repeat('d', " + DESCRIPTION + ")"
                        + " FROM registered_user u, generate_series(100001, " + (100_000 + FILES) + ") n"
                        + " WHERE u.name = 'owner'",
                "ANALYZE");
    }

    private static Round measure(RegistryProgram registry, String names) throws Exception {
        InetSocketAddress address = RegistryUnderLoad.address(registry);
        LoadGenerator stranger = new LoadGenerator(address, Requests.register(names));
        Latencies registers = new Latencies();
        long begin = System.nanoTime();
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Long>> listings =
                    Collections.nCopies(READERS, new ListingReader(address, new Request.ListContent("reader", "owner")))
                            .stream()
                            .map(readers::submit)
                            .toList();
            while (!listings.stream().allMatch(Future::isDone)) {
                LoadResult one = RegistryWrites.succeed(stranger.runCount(1, 1));
                registers.add(Math.round(one.latencies().micros(1) * 1e3));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long bytes = listings.getFirst().get();
            for (Future<Long> listing : listings) {
                if (listing.get() != bytes) {
                    throw new IllegalStateException("the readers read " + bytes + " and " + listing.get() + " bytes");
                }
            }
            double peak = ProcessFigures.of(registry.program().id()).peakBytes() / 1e6;
            return new Round(bytes, seconds, registers, peak);
        }
    }

    private static void row(Table table, String name, Round round) {
        table.row(
                name,
                READERS,
                round.bytes() / 1e6,
                round.seconds(),
                READERS * round.bytes() / 1e6 / round.seconds(),
                round.registers().count(),
                round.registers().micros(0.5) / 1e3,
                round.registers().micros(1) / 1e3,
                round.peakMegabytes());
    }
}
