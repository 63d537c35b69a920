package dev.lonja.peer.presence;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Request;
import java.util.Optional;

/** The user in whose name the agent asks the registry. */
public interface ActingUser {

    /** The user; empty while no user is connected here. */
    Optional<String> user();

    /** Sends a request that the registry answers to connected users only. */
    RegistryAnswer ask(Request.FromUser request);
}
