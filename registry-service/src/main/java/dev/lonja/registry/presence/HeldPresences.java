package dev.lonja.registry.presence;

import dev.lonja.registry.directory.Presence;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Ends the presences of sessions that are over (docs/session.md, Presence). A presence that another session has replaced meanwhile has
 * another generation, and stays. Safe from any thread.
 */
@Singleton
public class HeldPresences {
    private static final Logger LOG = Logger.getLogger(HeldPresences.class);

    private final Presences presences;
    private final Vertx vertx;
    private final Duration grace;

    HeldPresences(Presences presences, Vertx vertx, SessionPresenceConfig config) {
        this.presences = presences;
        this.vertx = vertx;
        this.grace = config.grace();
    }

    /** How long a presence outlives a session that breaks. */
    public Duration grace() {
        return grace;
    }

    /** Ends the presence of that generation. If that fails, it is tried again after the grace. */
    public void end(String user, long generation) {
        presences.expire(new Presence(user, "", "", 0, generation)).whenComplete((outcome, failure) -> {
            if (failure != null) {
                LOG.debugf("the presence of %s is ended later: %s", user, failure.getMessage());
                endAfterGrace(user, generation);
            }
        });
    }

    /** Ends the presence of that generation after the grace, unless a session of its user has come back. */
    public void endAfterGrace(String user, long generation) {
        vertx.setTimer(Math.max(1, grace.toMillis()), late -> end(user, generation));
    }
}
