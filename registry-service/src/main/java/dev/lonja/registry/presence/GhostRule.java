package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Presence;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The rule for a CONNECT whose user is connected already (protocol section 1, Ghosts). If it comes from the address of the
 * old presence, and nothing accepts connections where that user's agent should listen, the new presence replaces the old
 * one. From another address one failed probe is not enough: the agent may be busy, or behind a NAT. Such a caller waits
 * until {@link PresenceProber} has ended the old presence. The presence of a session is no ghost: it ends with the session.
 */
@Singleton
public class GhostRule {
    /** The most probes at a time that one address may cause; a person needs one. */
    static final int MAX_PROBES_PER_ADDRESS = 4;

    private final Presences presences;
    private final ListenerProbe probe;
    private final ConcurrentMap<String, Integer> running = new ConcurrentHashMap<>();

    GhostRule(Presences presences, ListenerProbe probe) {
        this.presences = presences;
        this.probe = probe;
    }

    /** The final result of a CONNECT that was ALREADY_CONNECTED; {@code blocking} asks the database. */
    public CompletionStage<ChangeResult> reconsider(
            Caller caller, Supplier<CompletionStage<ChangeResult>> connect, Executor blocking) {
        return CompletableFuture.supplyAsync(() -> presences.findClassic(caller.user()), blocking)
                .thenCompose(presence ->
                        presence.map(old -> reconsider(caller, old, connect)).orElseGet(connect));
    }

    private CompletionStage<ChangeResult> reconsider(
            Caller caller, Presence old, Supplier<CompletionStage<ChangeResult>> connect) {
        HostAddress from = caller.from();
        String network = from.network();
        if (!from.origin().equals(old.origin()) || !begin(network)) {
            return CompletableFuture.completedFuture(ChangeResult.of(Outcome.ALREADY_CONNECTED));
        }
        return probe.probe(old)
                .whenComplete((finding, failure) -> end(network))
                .thenCompose(finding -> switch (finding) {
                    case NOBODY -> {
                        // Ends this presence only: a presence that began during the probe stays.
                        presences.expire(old);
                        yield connect.get();
                    }
                    case LISTENING, UNKNOWN ->
                        CompletableFuture.completedFuture(ChangeResult.of(Outcome.ALREADY_CONNECTED));
                });
    }

    private boolean begin(String network) {
        boolean mayBegin = running.merge(network, 1, Integer::sum) <= MAX_PROBES_PER_ADDRESS;
        if (!mayBegin) {
            end(network);
        }
        return mayBegin;
    }

    private void end(String network) {
        running.compute(network, (same, probes) -> probes == null || probes == 1 ? null : probes - 1);
    }
}
