package dev.lonja.transport.session;

import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a server ends its sessions when it stops.
 *
 * @param grace the time in which sessions are still served
 * @param spreadSeconds each client is told to come back after a random number of seconds up to this one, so that they do not all come at
 *     once
 */
public record Draining(Duration grace, int spreadSeconds) {

    /** The BYE of one session. */
    Bye bye(RandomGenerator random) {
        return Bye.of(ByeReason.STOPPING, "").retryAfter(random.nextInt(spreadSeconds + 1));
    }
}
