package dev.lonja.peer.owner;

import static dev.lonja.peer.text.Texts.text;

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
            super(text(
                    "the registry lists %s at %s port %d, which is not tried: %s",
                    Printable.of(owner.name()), Printable.of(owner.address()), owner.port(), reason));
        }
    }

    private OwnerAddress() {}

    /** @throws RefusedException if this agent must not connect to the address */
    public static InetSocketAddress of(ConnectedUser owner, ActingUser caller) throws RefusedException {
        Optional<InetAddress> parsed = ListedAddress.parse(owner.address());
        if (parsed.isEmpty()) {
            throw new RefusedException(owner, text("it is not an IP address"));
        }
        InetAddress address = parsed.get();
        if (ListedAddress.isOfNoSingleMachine(address)) {
            throw new RefusedException(owner, text("it is not the address of one machine"));
        }
        if (owner.port() < FIRST_PORT) {
            throw new RefusedException(owner, text("the port is below %d", FIRST_PORT));
        }
        if (address.isLoopbackAddress() && !caller.isRegistryOnThisMachine()) {
            throw new RefusedException(owner, text("it is this machine, and the registry is another one"));
        }
        if (address.isLinkLocalAddress() && !caller.isRegistryOnThisLink()) {
            throw new RefusedException(owner, text("it is a link-local address, and the registry has none"));
        }
        if (isOwnListener(owner, address, caller)) {
            throw new RefusedException(owner, text("it is the listener of this agent"));
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
