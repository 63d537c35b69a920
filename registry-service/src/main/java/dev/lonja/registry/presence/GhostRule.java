package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.Transactions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What becomes of a CONNECT that finds its user connected already: if nothing accepts where that user's agent should
 * listen, the old presence is gone and the new one takes its place (protocol section 1, Ghosts).
 */
@Singleton
public class GhostRule {
    private final Directory directory;
    private final Transactions transactions;
    private final GroupCommit writes;
    private final ListenerProbe probe;

    GhostRule(Directory directory, Transactions transactions, GroupCommit writes, ListenerProbe probe) {
        this.directory = directory;
        this.transactions = transactions;
        this.writes = writes;
        this.probe = probe;
    }

    /** The outcome of a CONNECT that was told ALREADY_CONNECTED; the database is asked on {@code blocking}. */
    public CompletionStage<Outcome> reconsider(DirectoryChange.Connect connect, Executor blocking) {
        return CompletableFuture.supplyAsync(
                        () -> transactions.inOne(() -> directory.findPresence(connect.user())), blocking)
                .thenCompose(presence -> presence.map(probe::probe)
                        .orElse(CompletableFuture.completedFuture(ListenerProbe.Finding.NOBODY))
                        .thenCompose(finding -> decide(connect, presence, finding)));
    }

    private CompletionStage<Outcome> decide(
            DirectoryChange.Connect connect, Optional<Presence> ghost, ListenerProbe.Finding finding) {
        return switch (finding) {
            case NOBODY -> {
                // Compares the generation: whoever connected during the probe stays.
                ghost.ifPresent(gone -> writes.submit(new DirectoryChange.ExpirePresence(gone)));
                yield writes.submit(connect);
            }
            case LISTENING, UNKNOWN -> CompletableFuture.completedFuture(Outcome.ALREADY_CONNECTED);
        };
    }
}
