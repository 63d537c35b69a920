package dev.lonja.benchmarks.agent;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A receiver that sends a request, reads to the end of the stream and discards the content. It is the same for all senders. */
final class DiscardingReceiver {
    private static final int BUFFER_BYTES = 1 << 20;

    private final InetSocketAddress sender;
    private final String request;

    DiscardingReceiver(int port, String request) {
        this.sender = new InetSocketAddress("127.0.0.1", port);
        this.request = request;
    }

    /** Receives over HTTP without a persistent connection. */
    static DiscardingReceiver http(int port, String path) {
        return new DiscardingReceiver(port, "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
    }

    /** Receives from an agent. */
    static DiscardingReceiver lonja(int port, String path) {
        return new DiscardingReceiver(port, "GET_FILE\0" + path + "\0");
    }

    int port() {
        return sender.getPort();
    }

    /** The figures of several receivers at once: elapsed time, and the processor time of their threads. */
    record Taken(long bytes, double seconds, double cpuSeconds) {}

    private record One(long bytes, long cpuNanos) {}

    /** Runs that number of receivers at once. Fails if one of them receives less than the file. */
    Taken run(int receivers, long fileBytes) throws Exception {
        List<Callable<One>> tasks = new ArrayList<>();
        for (int receiver = 0; receiver < receivers; receiver++) {
            tasks.add(this::receive);
        }
        long bytes = 0;
        long cpuNanos = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(receivers)) {
            long begin = System.nanoTime();
            List<Future<One>> all = threads.invokeAll(tasks);
            double seconds = (System.nanoTime() - begin) / 1e9;
            for (Future<One> one : all) {
                if (one.get().bytes() < fileBytes) {
                    throw new IOException("a receiver received " + one.get().bytes() + " of " + fileBytes + " bytes");
                }
                bytes += one.get().bytes();
                cpuNanos += one.get().cpuNanos();
            }
            return new Taken(bytes, seconds, cpuNanos / 1e9);
        }
    }

    private One receive() throws IOException {
        long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        long bytes = 0;
        try (SocketChannel channel = SocketChannel.open(sender)) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            for (int count = 0; count >= 0; count = channel.read(buffer.clear())) {
                bytes += count;
            }
        }
        return new One(bytes, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore);
    }
}
