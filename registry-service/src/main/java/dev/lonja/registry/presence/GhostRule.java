package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The rule for a CONNECT whose user is connected already: if nothing accepts connections where that user's agent should
 * listen, the old presence is a ghost, and the new one replaces it (protocol section 1, Ghosts).
 */
@Singleton
public class GhostRule {
    private final Presences presences;
    private final ListenerProbe probe;

    GhostRule(Presences presences, ListenerProbe probe) {
        this.presences = presences;
        this.probe = probe;
    }

    /** The final outcome of a CONNECT that was ALREADY_CONNECTED; {@code blocking} asks the database. */
    public CompletionStage<Outcome> reconsider(DirectoryChange.Connect connect, Executor blocking) {
        return CompletableFuture.supplyAsync(() -> presences.find(connect.user()), blocking)
                .thenCompose(presence ->
                        presence.map(old -> reconsider(connect, old)).orElseGet(() -> presences.connect(connect)));
    }

    private CompletionStage<Outcome> reconsider(DirectoryChange.Connect connect, Presence old) {
        return probe.probe(old).thenCompose(finding -> switch (finding) {
            case NOBODY -> {
                // Ends this presence only: a presence that began during the probe stays.
                presences.expire(old);
                yield presences.connect(connect);
            }
            case LISTENING, UNKNOWN -> CompletableFuture.completedFuture(Outcome.ALREADY_CONNECTED);
        });
    }
}
