package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange.ConnectSession;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Begins and ends the presences of sessions (docs/session.md, Presence). A presence that another session has replaced meanwhile has
 * another generation, and stays. Safe from any thread.
 */
@Singleton
public class HeldPresences {
    private static final Logger LOG = Logger.getLogger(HeldPresences.class);

    private final GroupCommit writes;
    private final GhostRule ghosts;
    private final PresenceHolders holders;
    private final Vertx vertx;
    private final Duration grace;
    /** The generations that are going to end. */
    private final Set<Long> ending = ConcurrentHashMap.newKeySet();

    HeldPresences(
            GroupCommit writes, GhostRule ghosts, PresenceHolders holders, Vertx vertx, SessionPresenceConfig config) {
        this.writes = writes;
        this.ghosts = ghosts;
        this.holders = holders;
        this.vertx = vertx;
        this.grace = config.grace();
    }

    /** How long a presence outlives a session that breaks. */
    public Duration grace() {
        return grace;
    }

    /** The number of this registry. */
    public long replica() {
        return holders.replica();
    }

    /**
     * The presence that the user has of a session of this registry that was silent for two heartbeats, which another key of the name may
     * replace; or {@link ChangeResult#NO_GENERATION}. Whether a session of another registry is silent is not known here: it
     * ends after three heartbeats.
     */
    public long silentGeneration(String user) {
        return holders.find(user)
                .filter(held -> held.holder().isSilent())
                .map(PresenceHolders.Held::generation)
                .orElse(ChangeResult.NO_GENERATION);
    }

    /** Connects the user in that session, which then holds the presence; {@code blocking} asks the database. */
    public CompletionStage<ChangeResult> connect(ConnectSession connect, PresenceHolder holder, Executor blocking) {
        return submit(connect, holder)
                .thenCompose(result -> result.outcome() == Outcome.ALREADY_CONNECTED
                        ? ghosts.reconsider(connect.caller(), () -> submit(connect, holder), blocking)
                        : CompletableFuture.completedFuture(result));
    }

    private CompletionStage<ChangeResult> submit(ConnectSession connect, PresenceHolder holder) {
        return writes.submitForResult(connect).thenApply(result -> {
            if (result.isOk()) {
                holders.begun(
                        connect.user(), result.generation(), connect.caller().keyText(), holder);
            }
            return result;
        });
    }

    /** The session no longer holds the presence, but another one does, or nobody. */
    public void forget(String user, long generation) {
        holders.forget(user, generation);
    }

    /** Ends the presence of that generation. If that fails, it is tried again after the grace. */
    public void end(String user, long generation) {
        holders.forget(user, generation);
        ending.add(generation);
        writes.submit(new DirectoryChange.ExpirePresence(user, generation)).whenComplete((outcome, failure) -> {
            if (failure == null) {
                ending.remove(generation);
            } else {
                LOG.debugf("presence of %s not ended, tried again later: %s", user, failure.getMessage());
                endAfterGrace(user, generation);
            }
        });
    }

    /** Ends the presence of that generation after the grace, unless a session of its user has come back. */
    public void endAfterGrace(String user, long generation) {
        holders.forget(user, generation);
        ending.add(generation);
        vertx.setTimer(Math.max(1, grace.toMillis()), late -> end(user, generation));
    }

    /** Whether the presence of that generation is going to end here. */
    boolean isEnding(long generation) {
        return ending.contains(generation);
    }
}
