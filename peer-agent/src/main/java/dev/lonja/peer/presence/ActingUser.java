package dev.lonja.peer.presence;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Request;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The user in whose name the agent asks the registry. */
public interface ActingUser {

    /** The user; empty while no user is connected here. */
    Optional<String> user();

    /** Sends a request that the registry answers to connected users only. */
    RegistryAnswer ask(Request.FromUser request);

    /** Sends such a request for its outcome alone: a listing that follows it is not read. */
    RegistryAnswer askOutcome(Request.FromUser request);

    /**
     * Runs something that asks for several things one after the other or at the same time. A presence that has to be made for
     * one request is kept for all of them.
     */
    default <T> T whilePresent(Supplier<T> requests) {
        return requests.get();
    }

    /** How many requests make sense at the same time. */
    int requestsAtOnce();

    /** The port that others connect to, while a listener is open here. */
    OptionalInt listenerPort();

    /** Whether the registry is on this machine, so that loopback addresses in its listings mean this machine. */
    boolean isRegistryOnThisMachine();

    /** Whether the registry is on this machine, or has a link-local address and so shares a link with it. */
    boolean isRegistryOnThisLink();
}
