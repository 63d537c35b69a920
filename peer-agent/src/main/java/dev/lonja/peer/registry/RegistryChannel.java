package dev.lonja.peer.registry;

import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.protocol.session.Event;
import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way to a registry, whichever edition it speaks. A request that cannot be sent, or is not answered, has the outcome FAILED, and
 * its note says why. Files are published with PUBLISH_FILE; the other requests are those of the classic edition, and what only a session
 * carries.
 *
 * <p>Threads: any; each request blocks the thread that makes it.
 */
public interface RegistryChannel extends AutoCloseable {

    /** The registry as {@code host:port}. */
    String name();

    /** Whether an address of the registry meets that condition. Resolves its name. */
    boolean isAt(Predicate<InetAddress> wanted);

    /** Sends the request and waits for its reply. */
    RegistryAnswer ask(Request.FromUser request);

    /** Sends the request and waits for the outcome alone: a listing that follows it is not read. */
    RegistryAnswer askOutcome(Request.FromUser request);

    /** Sends the last request before the agent ends, and waits for its reply for a short time only. */
    RegistryAnswer askBriefly(Request.FromUser request);

    /** Cancels the requests under way. */
    void cancel();

    /** How the registry speaks, and how this agent therefore answers classic requests of other peers. */
    StatusForm statuses();

    /** How many requests make sense at the same time. */
    int requestsAtOnce();

    /** From now on the listener takes what the registry says unasked, if it ever does; on a thread that must not be blocked. */
    default void whenEvent(Consumer<Event> listener) {}

    /** Ends what is under way, and the connection if there is one that stays. */
    @Override
    default void close() {
        cancel();
    }
}
