package dev.lonja.peer.owner;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.LocalAddresses;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Printable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Decides whether this agent connects to the address that a registry lists for a user. A registry that lies must not make it
 * resolve names, or connect to ports of this machine and its network where no agent listens.
 */
public final class OwnerAddress {
    /** The ports of system services; no agent listens there (section 1, Ghosts, has the same limit). */
    private static final int FIRST_PORT = 1024;

    /** Thrown for an address that this agent does not connect to; the message is for a person. */
    public static final class RefusedException extends Exception {
        RefusedException(ConnectedUser owner, String reason) {
            super("the registry lists " + Printable.of(owner.name()) + " at " + Printable.of(owner.address()) + " port "
                    + owner.port() + ", which is not tried: " + reason);
        }
    }

    private OwnerAddress() {}

    /** @throws RefusedException if this agent must not connect to the address */
    public static InetSocketAddress of(ConnectedUser owner, ActingUser caller) throws RefusedException {
        Optional<InetAddress> parsed = ListedAddress.parse(owner.address());
        if (parsed.isEmpty()) {
            throw new RefusedException(owner, "it is not an IP address");
        }
        InetAddress address = parsed.get();
        if (ListedAddress.isOfNoSingleMachine(address)) {
            throw new RefusedException(owner, "it is not the address of one machine");
        }
        if (owner.port() < FIRST_PORT) {
            throw new RefusedException(owner, "the port is below " + FIRST_PORT);
        }
        if (address.isLoopbackAddress() && !caller.isRegistryOnThisMachine()) {
            throw new RefusedException(owner, "it is this machine, and the registry is another one");
        }
        if (address.isLinkLocalAddress() && !caller.isRegistryOnThisLink()) {
            throw new RefusedException(owner, "it is a link-local address, and the registry has none");
        }
        if (isOwnListener(owner, address, caller)) {
            throw new RefusedException(owner, "it is the listener of this agent");
        }
        return new InetSocketAddress(address, owner.port());
    }

    /** A user may fetch its own file from itself, but nobody else's. */
    private static boolean isOwnListener(ConnectedUser owner, InetAddress address, ActingUser caller) {
        boolean isOwnPort = caller.listenerPort().orElse(0) == owner.port();
        boolean isOwnUser = caller.user().filter(owner.name()::equals).isPresent();
        return isOwnPort && !isOwnUser && LocalAddresses.contain(address);
    }
}
