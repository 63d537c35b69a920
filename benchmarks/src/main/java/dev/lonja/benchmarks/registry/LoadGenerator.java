package dev.lonja.benchmarks.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Clients of the classic protocol. Each one opens a connection, sends a request, reads the reply to the end of the stream,
 * closes, and starts again. All clients run on one thread with a selector, so that the load uses little processor time.
 */
final class LoadGenerator {
    private static final int READ_BYTES = 256 * 1024;

    private final InetSocketAddress server;
    private final LongFunction<byte[]> requests;
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Map<Integer, Long> statuses = new HashMap<>();
    private Latencies latencies = new Latencies();
    private int active;
    private long started;
    private long bytes;

    /**
     * Load on that server.
     *
     * @param requests the bytes of the request with a number, which starts at 0
     */
    LoadGenerator(InetSocketAddress server, LongFunction<byte[]> requests) {
        this.server = server;
        this.requests = requests;
    }

    /** Runs for a time. Requests that are pending at its end are completed and counted. */
    LoadResult runFor(int clients, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        return run(clients, () -> System.nanoTime() < end);
    }

    /** Runs exactly that number of requests. */
    LoadResult runCount(int clients, long count) throws IOException {
        long last = started + count;
        return run(clients, () -> started < last);
    }

    private LoadResult run(int clients, More more) throws IOException {
        statuses.clear();
        latencies = new Latencies();
        bytes = 0;
        long begin = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (int index = 0; index < clients && more.isWanted(); index++) {
                open(selector);
            }
            while (active > 0) {
                selector.select(key -> advance(selector, key, more));
            }
        }
        return new LoadResult(Map.copyOf(statuses), bytes, Duration.ofNanos(System.nanoTime() - begin), latencies);
    }

    private void advance(Selector selector, SelectionKey key, More more) {
        LoadClient client = (LoadClient) key.attachment();
        if (!client.advance(key, readBuffer)) {
            return;
        }
        active--;
        statuses.merge(client.status(), 1L, Long::sum);
        latencies.add(client.nanos());
        bytes += client.bytes();
        if (more.isWanted()) {
            open(selector);
        }
    }

    private void open(Selector selector) {
        LoadClient.connect(selector, server, requests.apply(started++));
        active++;
    }

    private interface More {
        boolean isWanted();
    }
}
