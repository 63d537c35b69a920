package dev.lonja.benchmarks.registry;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The memory that an idle connection uses, and how idle connections affect the active ones. */
public final class RegistryIdle implements Benchmark {
    private static final int ACTIVE = 1_000;

    /** The other open files of each process: active connections, those that are closed but still registered, libraries. */
    private static final int OTHER_FILES = 2 * ACTIVE + 800;

    private static final int FEW = 10_000;
    /** The limit of open files can reduce it. */
    private static final int MANY = (int) Math.min(17_000, maxOpenFiles() - OTHER_FILES);

    /** The number of idle connections at each step. */
    private static final int[] OPEN = {1_000, 5_000, FEW, MANY};

    private static final Map<String, String> SETTINGS = Map.of(
            "LONJA_REGISTRY_MAX_CONNECTIONS", "25000",
            "LONJA_REGISTRY_MAX_CONNECTIONS_PER_ADDRESS", "0",
            "LONJA_REGISTRY_IDLE_TIMEOUT", "1h",
            "LONJA_REGISTRY_ARRIVAL_TIMEOUT", "1h");

    /**
     * The connections that one address opens. A closed connection keeps its port for a minute, and the system has some 28,000 ports
     * for an address: from one address, the time to find a free port would be measured.
     */
    private static final int PER_ADDRESS = 10_000;

    private final List<SocketChannel> idle = new ArrayList<>();
    private int opened;

    @Override
    public void run() throws Exception {
        try (RegistryUnderLoad system = new RegistryUnderLoad();
                RegistryProgram registry = system.start(SETTINGS)) {
            InetSocketAddress address = RegistryUnderLoad.address(registry);
            new LoadGenerator(address, Requests.register("user-")).runCount(1, 1);
            new LoadGenerator(address, Requests.connect("user-")).runCount(1, 1);
            activeLoad(address);
            long before = RegistryUnderLoad.residentBytes(registry);
            Table table = new Table(
                    "idle connections",
                    "resident MB",
                    "KB per connection, all",
                    "KB per connection, slope",
                    "p50 µs, " + ACTIVE + " active",
                    "p99 µs",
                    "p99 : p50");
            int openBefore = 0;
            long residentBefore = before;
            for (int open : OPEN) {
                openUpTo(address, open);
                long resident = RegistryUnderLoad.residentBytes(registry);
                double slope = (resident - residentBefore) / 1e3 / (open - openBefore);
                LoadResult active = activeLoad(address);
                double p50 = active.latencies().micros(0.5);
                double p99 = active.latencies().micros(0.99);
                openBefore = open;
                residentBefore = RegistryUnderLoad.residentBytes(registry);
                table.row(open, resident / 1e6, (resident - before) / 1e3 / open, slope, p50, p99, p99 / p50);
            }
            compare(address);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
    }

    /** Measures the active connections beside few and beside many idle ones, in turns. */
    private void compare(InetSocketAddress address) throws IOException {
        System.out.println();
        Table table = new Table("round", "p50 ms beside " + FEW, "p50 ms beside " + MANY, "ratio");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= Effort.rounds(); round++) {
            closeDownTo(address, FEW);
            double few = activeLoad(address).latencies().micros(0.5) / 1e3;
            openUpTo(address, MANY);
            double many = activeLoad(address).latencies().micros(0.5) / 1e3;
            ratios.add(many / few);
            table.row(round, few, many, many / few);
        }
        System.out.printf(Locale.ROOT, "%nmedian ratio %.2f, of %s%n", Table.median(ratios), Table.range(ratios));
    }

    private static LoadResult activeLoad(InetSocketAddress address) throws IOException {
        var load = new LoadGenerator(address, Requests.always(new Request.ListUsers("user-0")));
        return RegistryWrites.succeed(load.runFor(ACTIVE, Effort.time(10)));
    }

    private static long maxOpenFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }

    /** Opens idle connections. The reply to a request afterwards proves that all of them are accepted. */
    private void openUpTo(InetSocketAddress address, int open) throws IOException {
        while (idle.size() < open) {
            SocketChannel channel = SocketChannel.open();
            idle.add(channel);
            channel.bind(new InetSocketAddress("127.0.0." + (2 + opened++ / PER_ADDRESS), 0))
                    .connect(address);
        }
        answer(address);
    }

    private void closeDownTo(InetSocketAddress address, int open) throws IOException {
        while (idle.size() > open) {
            idle.removeLast().close();
        }
        answer(address);
    }

    private static void answer(InetSocketAddress address) throws IOException {
        RegistryWrites.succeed(
                new LoadGenerator(address, Requests.always(new Request.ListUsers("user-0"))).runCount(1, 1));
    }
}
