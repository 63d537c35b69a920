package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import dev.lonja.transport.tls.TlsContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How long it takes until all sessions are present again that dial at the same moment, after their registry was started again. */
final class SessionsReturn implements Benchmark {
    private static final int SESSIONS = Integer.getInteger("lonja.bench.sessions", 5_000);

    @Override
    public void run() throws Exception {
        Table table =
                new Table("sessions", "round", "all present after s", "longest wait s", "median wait s", "refused");
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            int port = freePort();
            Map<String, String> settings = Map.of(
                    "LONJA_REGISTRY_PORT", Integer.toString(port), "LONJA_REGISTRY_MAX_CONNECTIONS_PER_ADDRESS", "0");
            List<TlsContext> keys = new ArrayList<>();
            for (int at = 0; at < SESSIONS; at++) {
                keys.add(SessionClients.newKey());
            }
            try (RegistryProgram registry = system.start(settings)) {
                arrive(RegistryUnderLoad.address(registry), keys, true);
            }
            for (int round = 1; round <= Effort.rounds(); round++) {
                try (RegistryProgram registry = system.start(settings)) {
                    Arrival arrival = arrive(RegistryUnderLoad.address(registry), keys, false);
                    List<Double> waits = arrival.waits();
                    table.row(
                            SESSIONS,
                            round,
                            arrival.seconds(),
                            waits.stream().mapToDouble(each -> each).max().orElse(0),
                            Table.median(waits),
                            arrival.refused());
                }
            }
        }
    }

    private record Arrival(double seconds, List<Double> waits, int refused) {}

    /** All dial at once; each one says HELLO, registers if this is the first time, and connects its user. */
    private static Arrival arrive(InetSocketAddress address, List<TlsContext> keys, boolean isFirst) {
        try (SessionClients clients = new SessionClients(address)) {
            long begin = System.nanoTime();
            List<CompletableFuture<Double>> present = new ArrayList<>();
            for (int at = 0; at < keys.size(); at++) {
                String user = "agent-" + at;
                present.add(clients.open(keys.get(at))
                        .thenCompose(session -> connect(session, user, isFirst))
                        .thenApply(done -> (System.nanoTime() - begin) / 1e9)
                        .toCompletableFuture());
            }
            List<Double> waits = new ArrayList<>();
            int refused = 0;
            for (CompletableFuture<Double> each : present) {
                try {
                    waits.add(each.join());
                } catch (RuntimeException failed) {
                    refused++;
                }
            }
            return new Arrival((System.nanoTime() - begin) / 1e9, waits, refused);
        }
    }

    private static CompletableFuture<Void> connect(ClientSession session, String user, boolean isFirst) {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        session.run(() -> {
            if (isFirst) {
                session.send(new Request.Register(user), status -> {});
            }
            session.send(new Request.Connect(user, 0), status -> {
                if (status == 0) {
                    connected.complete(null);
                } else {
                    connected.completeExceptionally(new IllegalStateException("CONNECT has the status " + status));
                }
            });
        });
        return connected;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
