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
public final class LoadGenerator {
    private static final int READ_BYTES = 256 * 1024;

    private final InetSocketAddress server;
    private final Script script;
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Map<Integer, Long> statuses = new HashMap<>();
    private Latencies latencies = new Latencies();
    private int active;
    private final Map<Integer, Long> steps = new HashMap<>();
    private long started;
    private long bytes;

    /** What the clients send. */
    public interface Script {
        /** The bytes of a client's next request. Clients and steps are counted from 0. */
        byte[] request(int client, long step);
    }

    /** Load on that server, where each client sends its own sequence of requests, one after the other. */
    public LoadGenerator(InetSocketAddress server, Script script) {
        this.server = server;
        this.script = script;
    }

    /**
     * Load on that server, where each request is sent by the next client that is free.
     *
     * @param requests the bytes of the request with a number, which starts at 0
     */
    public LoadGenerator(InetSocketAddress server, LongFunction<byte[]> requests) {
        this.server = server;
        this.script = (client, step) -> requests.apply(started);
    }

    /** Runs for a time. Requests that are pending at its end are completed and counted. */
    public LoadResult runFor(int clients, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        return run(clients, () -> System.nanoTime() < end);
    }

    /** Runs exactly that number of requests. */
    public LoadResult runCount(int clients, long count) throws IOException {
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
                open(selector, index);
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
            open(selector, client.index());
        }
    }

    private void open(Selector selector, int index) {
        long step = steps.merge(index, 1L, Long::sum) - 1;
        LoadClient.connect(selector, server, index, script.request(index, step));
        started++;
        active++;
    }

    private interface More {
        boolean isWanted();
    }
}
