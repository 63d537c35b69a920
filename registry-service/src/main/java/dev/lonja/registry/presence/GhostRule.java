package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.HostAddress;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.RequestHandler;
import dev.lonja.registry.directory.Transactions;
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
    private final RequestHandler handler;
    private final ListenerProbe probe;

    GhostRule(Directory directory, Transactions transactions, RequestHandler handler, ListenerProbe probe) {
        this.directory = directory;
        this.transactions = transactions;
        this.handler = handler;
        this.probe = probe;
    }

    /** The reply to a CONNECT that was told ALREADY_CONNECTED; the database is asked on {@code blocking}. */
    public CompletionStage<Reply> reconsider(Request.Connect request, HostAddress from, Executor blocking) {
        return CompletableFuture.supplyAsync(
                        () -> transactions.inOne(() -> directory.findPresence(request.user())), blocking)
                .thenCompose(presence -> presence.map(probe::probe)
                        .orElse(CompletableFuture.completedFuture(ListenerProbe.Finding.NOBODY))
                        .thenApplyAsync(finding -> decide(request, from, presence, finding), blocking));
    }

    private Reply decide(
            Request.Connect request, HostAddress from, Optional<Presence> ghost, ListenerProbe.Finding finding) {
        return switch (finding) {
            case NOBODY ->
                transactions.inOne(() -> {
                    // Compares the generation: whoever connected during the probe stays.
                    ghost.ifPresent(directory::forget);
                    return handler.handle(request, from);
                });
            case LISTENING, UNKNOWN -> new Reply.Status(request.operation(), Outcome.ALREADY_CONNECTED);
        };
    }
}
