package dev.lonja.peer.presence;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.presence.Present.Claim;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The user for whom the listener of the agent is open, if there is one. The listener opens before CONNECT is sent.
 *
 * <p>Threads: one at a time changes it; {@link #now()} may be called from any.
 */
final class PresentUser {
    private final Listener listener;
    private final Claims claims;
    private volatile @Nullable Present present;

    PresentUser(Listener listener, Claims claims) {
        this.listener = listener;
        this.claims = claims;
    }

    /** The user and its claim at this moment; null if the listener is closed. */
    @Nullable
    Present now() {
        return present;
    }

    boolean is(String user) {
        Present now = present;
        return now != null && now.user().equals(user);
    }

    /** Opens the listener for the user. */
    Present open(String user) throws IOException {
        return set(new Present(user, listener.open(user), Claim.NONE));
    }

    /** Opens the listener and connects the user. If that is refused, the listener is closed again. */
    RegistryAnswer openAndConnect(String user) {
        try {
            RegistryAnswer answer = connect(open(user));
            if (!answer.is(Outcome.OK)) {
                close();
            }
            return answer;
        } catch (IOException failure) {
            return RegistryAnswer.of(Operation.CONNECT, Outcome.FAILED, Reasons.of(failure));
        }
    }

    /** Connects the user, whose listener is open. */
    RegistryAnswer connect(Present opened) {
        Claims.Claimed claimed = claims.connect(opened);
        set(claimed.present());
        return claimed.answer();
    }

    /** Gives the claim up: the registry does not list the user here. The listener stays open. */
    Present disclaim(Present lost) {
        return set(lost.with(Claim.NONE));
    }

    void close() {
        present = null;
        listener.close();
    }

    void closeFor(String user) {
        if (is(user)) {
            close();
        }
    }

    private Present set(Present now) {
        present = now;
        return now;
    }
}
