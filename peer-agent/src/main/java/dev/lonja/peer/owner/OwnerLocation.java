package dev.lonja.peer.owner;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;

/** What the agent knows about the address of a file's owner. */
public sealed interface OwnerLocation {

    /** An address to try. */
    sealed interface Known extends OwnerLocation {
        /** The owner at that address. */
        ConnectedUser owner();
    }

    /** The owner is connected at this address, according to the registry. */
    record Present(ConnectedUser owner) implements Known {}

    /** The registry did not list the users; this address is from the last listing that named the owner. */
    record LastSeen(ConnectedUser owner, RegistryAnswer refusal) implements Known {}

    /** The registry does not list the owner as connected. */
    record NotConnected(String owner) implements OwnerLocation {}

    /** The registry has no such user. */
    record NoSuchUser(String owner) implements OwnerLocation {}

    /** The registry did not list the users, and no earlier listing named the owner. */
    record Unknown(String owner, RegistryAnswer refusal) implements OwnerLocation {}
}
