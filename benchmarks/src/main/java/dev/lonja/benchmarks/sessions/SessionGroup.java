package dev.lonja.benchmarks.sessions;

import dev.lonja.protocol.Request;
import dev.lonja.transport.tls.TlsContext;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Sessions with a key each. */
final class SessionGroup implements AutoCloseable {
    /** More handshakes at once only wait in the registry. */
    private static final int AT_ONCE = 128;

    private final SessionClients clients;
    private final List<TlsContext> keys = new ArrayList<>();
    private List<ClientSession> sessions = List.of();

    SessionGroup(InetSocketAddress server) {
        this.clients = new SessionClients(server);
    }

    /** Opens sessions until there are that many. */
    SessionGroup openUpTo(int count) {
        while (keys.size() < count) {
            keys.add(SessionClients.newKey());
        }
        Semaphore places = new Semaphore(AT_ONCE);
        List<CompletableFuture<ClientSession>> opened = new ArrayList<>();
        for (int at = sessions.size(); at < count; at++) {
            places.acquireUninterruptibly();
            CompletionStage<ClientSession> open = clients.open(keys.get(at));
            open.whenComplete((session, failure) -> places.release());
            opened.add(open.toCompletableFuture());
        }
        List<ClientSession> all = new ArrayList<>(sessions);
        opened.forEach(each -> all.add(each.join()));
        sessions = List.copyOf(all);
        return this;
    }

    /** Registers and connects a user in each session, whose name is the prefix and the number of the session. */
    SessionGroup connect(String prefix) {
        for (int at = 0; at < sessions.size(); at++) {
            sessions.get(at).ask(new Request.Register(prefix + at));
            sessions.get(at).ask(new Request.Connect(prefix + at, 0));
        }
        return this;
    }

    List<ClientSession> sessions() {
        return sessions;
    }

    @Override
    public void close() {
        clients.close();
    }
}
