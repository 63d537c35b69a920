package dev.lonja.registry.presence;

import dev.lonja.protocol.session.Reach;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Presence;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds out whether others reach the listener of an agent that has connected its user in a session. Safe from any thread. */
@Singleton
public class ReachProbe {
    /** A quarter of all probes: when thousands of agents come back at once, the ghost rule needs the others. */
    private static final int MAX_PROBES = ListenerProbe.MAX_PROBES / 4;

    private final ListenerProbe probe;
    private final AtomicInteger running = new AtomicInteger();

    ReachProbe(ListenerProbe probe) {
        this.probe = probe;
    }

    /** Whether a listener is reached at that port of the address that the registry observes. Nobody reaches an agent without one. */
    public CompletionStage<Reach> reach(String user, HostAddress observed, int port) {
        if (port == 0) {
            return CompletableFuture.completedFuture(Reach.NONE);
        }
        if (running.incrementAndGet() > MAX_PROBES) {
            running.decrementAndGet();
            return CompletableFuture.completedFuture(Reach.UNKNOWN);
        }
        return probe.probe(new Presence(user, observed.text(), observed.origin(), port, ChangeResult.NO_GENERATION))
                .handle((finding, failure) -> {
                    running.decrementAndGet();
                    return failure == null ? reach(finding) : Reach.UNKNOWN;
                });
    }

    private static Reach reach(ListenerProbe.Finding finding) {
        return switch (finding) {
            case LISTENING -> Reach.DIRECT;
            case NOBODY -> Reach.NONE;
            case UNKNOWN -> Reach.UNKNOWN;
        };
    }
}
