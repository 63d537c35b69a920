package dev.lonja.peer.agent;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.util.Optional;

/** Finds the addresses of users: asks the registry, or else uses the address in the last listing that named the user. */
final class UserAddresses {
    private final ActingUser caller;
    private final AddressBook lastSeen = new AddressBook(AddressBook.MAX_USERS);

    UserAddresses(ActingUser caller) {
        this.caller = caller;
    }

    /** Asks for the connected users, and remembers their addresses. */
    RegistryAnswer list(String user) {
        RegistryAnswer answer = caller.ask(new Request.ListUsers(user));
        if (answer.reply() instanceof Reply.Users(var users)) {
            lastSeen.remember(users);
        }
        return answer;
    }

    /** Asks the registry for the address of the owner; if it does not answer with a listing, the last known address counts. */
    OwnerLocation find(String owner) {
        RegistryAnswer answer = caller.user().map(this::list).orElseGet(UserAddresses::notAsked);
        if (answer.reply() instanceof Reply.Users(var users)) {
            Optional<ConnectedUser> present =
                    users.stream().filter(user -> user.name().equals(owner)).findFirst();
            return present.<OwnerLocation>map(OwnerLocation.Present::new)
                    .orElseGet(() -> new OwnerLocation.NotConnected(owner));
        }
        return lastSeen.find(owner)
                .<OwnerLocation>map(user -> new OwnerLocation.LastSeen(user, answer))
                .orElseGet(() -> new OwnerLocation.Unknown(owner, answer));
    }

    private static RegistryAnswer notAsked() {
        return RegistryAnswer.of(
                Operation.LIST_USERS,
                Outcome.NOT_CONNECTED,
                "no user is connected here, so the registry cannot be asked for addresses");
    }
}
