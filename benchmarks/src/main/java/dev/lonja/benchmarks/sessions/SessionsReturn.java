package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.Effort;
import dev.lonja.benchmarks.figures.OutsideProgram;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.benchmarks.registry.RegistryUnderLoad;
import dev.lonja.endtoend.RegistryProgram;
import dev.lonja.protocol.Request;
import dev.lonja.transport.session.ReconnectDelay;
import dev.lonja.transport.tls.TlsContext;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A registry is started again, and all agents dial at the same moment: the time until all are present. A request that fails ends the
 * benchmark. {@code -Dlonja.bench.sessions=N} is another number of agents.
 */
final class SessionsReturn implements Benchmark {
    private static final int SESSIONS = Integer.getInteger("lonja.bench.sessions", 5_000);

    @Override
    public void run() throws Exception {
        Table table = new Table("sessions", "round", "all present after s", "half present after s", "dialled again");
        try (RegistryUnderLoad system = new RegistryUnderLoad()) {
            int port = OutsideProgram.freePort();
            Map<String, String> settings = Map.of(
                    "LONJA_REGISTRY_PORT", Integer.toString(port),
                    "LONJA_REGISTRY_MAX_CONNECTIONS", Integer.toString(2 * SESSIONS),
                    "LONJA_REGISTRY_MAX_CONNECTIONS_PER_ADDRESS", "0");
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
                    table.row(SESSIONS, round, arrival.seconds(), Table.median(arrival.waits()), arrival.repeated());
                }
            }
        }
    }

    private record Arrival(double seconds, List<Double> waits, long repeated) {}

    /** All dial at once; each one says HELLO, registers if this is the first time, and connects its user. */
    private static Arrival arrive(InetSocketAddress address, List<TlsContext> keys, boolean isFirst) {
        try (SessionClients clients = new SessionClients(address)) {
            long begin = System.nanoTime();
            LongAdder repeated = new LongAdder();
            List<CompletableFuture<Double>> present = new ArrayList<>();
            for (int at = 0; at < keys.size(); at++) {
                String user = "agent-" + at;
                ReconnectDelay delay = new ReconnectDelay(Clock.systemUTC(), new Random(at));
                present.add(open(clients, keys.get(at), delay, repeated)
                        .thenCompose(session -> connect(session, user, isFirst))
                        .thenApply(done -> (System.nanoTime() - begin) / 1e9)
                        .toCompletableFuture());
            }
            List<Double> waits = present.stream().map(CompletableFuture::join).toList();
            return new Arrival((System.nanoTime() - begin) / 1e9, waits, repeated.sum());
        }
    }

    /** Dials again, as an agent does, when the handshake does not end in time. */
    private static CompletionStage<ClientSession> open(
            SessionClients clients, TlsContext key, ReconnectDelay delay, LongAdder repeated) {
        return clients.open(key).exceptionallyCompose(failure -> {
            repeated.increment();
            Executor later = CompletableFuture.delayedExecutor(delay.next(0).toMillis(), TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> key, later)
                    .thenCompose(again -> open(clients, again, delay, repeated));
        });
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
}
