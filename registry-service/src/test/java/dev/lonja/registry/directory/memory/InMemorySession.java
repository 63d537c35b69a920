package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.directory.Standing;
import java.util.HashMap;
import java.util.Map;

/**
 * What the directory in memory knows of the session that has a presence.
 *
 * @param replica its registry; 0 for a classic client
 * @param held the percentage of each content that its agent has
 */
record InMemorySession(long replica, Map<ContentId, Integer> held) {
    static InMemorySession none() {
        return new InMemorySession(0, new HashMap<>());
    }

    InMemorySession copy() {
        return new InMemorySession(replica, new HashMap<>(held));
    }

    /** The session that takes the presence over. */
    InMemorySession at(long newReplica, boolean isSameKey) {
        return new InMemorySession(newReplica, isSameKey ? new HashMap<>(held) : new HashMap<>());
    }

    boolean isReplacedBy(SessionChange.ConnectSession connect, Presence old, Standing user, String key) {
        boolean isOver = key.equals(connect.caller().keyText())
                || old.generation() == connect.silentGeneration()
                || replica == Sessions.DEAD;
        return user.isKeyed()
                ? key.isEmpty() || !user.keys().contains(key) || isOver
                : !key.isEmpty() && isOver && connect.caller().from().origin().equals(old.origin());
    }

    Outcome hold(SessionChange.Hold hold) {
        if (hold.percent().isEmpty()) {
            held.remove(hold.content());
        } else if (held.containsKey(hold.content()) || held.size() < SessionChange.Hold.MAX_HELD) {
            held.put(hold.content(), hold.percent().getAsInt());
        } else {
            return Outcome.TOO_MUCH;
        }
        return Outcome.OK;
    }

    int percent(ContentId content) {
        return held.getOrDefault(content, -1);
    }
}
