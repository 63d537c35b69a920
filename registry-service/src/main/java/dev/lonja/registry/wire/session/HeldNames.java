package dev.lonja.registry.wire.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.presence.HeldPresences;
import dev.lonja.registry.requests.Answer;
import dev.lonja.transport.session.SessionEnd;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The presences that a session holds (docs/session.md, Presence). They end with it: at once if the client leaves in order, and after a
 * grace otherwise. Belongs to the event loop of its session.
 */
final class HeldNames {
    private final HeldPresences presences;
    private final Map<String, Long> generations = new HashMap<>(1);
    private volatile boolean isHoldingAny;
    private @Nullable SessionEnd end;

    HeldNames(HeldPresences presences) {
        this.presences = presences;
    }

    /** Whether there is any. Any thread. */
    boolean isHoldingAny() {
        return isHoldingAny;
    }

    /** The generation of the user's presence, or {@link ChangeResult#NO_GENERATION}. */
    long generation(String user) {
        return generations.getOrDefault(user, ChangeResult.NO_GENERATION);
    }

    /** A request of the session has that answer, perhaps after the session has ended. */
    void answered(Request request, Answer answer) {
        if (answer.outcome() != Outcome.OK) {
            return;
        }
        if (request instanceof Request.Connect(String user, int port, var addresses)
                && answer instanceof Answer.Connected connected) {
            hold(user, connected.generation());
        } else if (request instanceof Request.Disconnect(String user)) {
            drop(user);
        } else if (request instanceof Request.Unregister(String user)) {
            drop(user);
        }
    }

    /** Another session has that presence, or nobody. */
    void lost(String user, long generation) {
        if (generation(user) == generation) {
            drop(user);
        }
    }

    /** The session is over. */
    void ended(SessionEnd how) {
        end = how;
        Map.copyOf(generations).forEach(this::release);
        generations.clear();
        isHoldingAny = false;
    }

    private void hold(String user, long generation) {
        if (end != null) {
            release(user, generation);
            return;
        }
        generations.put(user, generation);
        isHoldingAny = true;
    }

    private void drop(String user) {
        generations.remove(user);
        isHoldingAny = !generations.isEmpty();
    }

    private void release(String user, long generation) {
        if (end instanceof SessionEnd.Left) {
            presences.end(user, generation);
        } else {
            presences.endAfterGrace(user, generation);
        }
    }
}
