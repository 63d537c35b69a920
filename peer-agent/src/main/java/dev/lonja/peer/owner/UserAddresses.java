package dev.lonja.peer.owner;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.util.Optional;

/** Finds the addresses of users: asks the registry, or else uses the address in the last listing that named the user. */
public final class UserAddresses {
    private final ActingUser caller;
    private final AddressBook lastSeen = new AddressBook(AddressBook.MAX_USERS);

    public UserAddresses(ActingUser caller) {
        this.caller = caller;
    }

    /** Asks for the connected users, and remembers their addresses. */
    public RegistryAnswer list(String user) {
        RegistryAnswer answer = caller.ask(new Request.ListUsers(user));
        if (answer.reply() instanceof Reply.Users(var users)) {
            lastSeen.remember(users);
        }
        return answer;
    }

    /** What the owner publishes; any other answer says why that is not known. */
    public RegistryAnswer files(String owner) {
        return caller.user()
                .map(user -> caller.ask(new Request.ListContent(user, owner)))
                .orElseGet(() -> notAsked(Operation.LIST_CONTENT, "files"));
    }

    /** Asks the registry for the address of the owner; if it does not answer with a whole listing, the last known address counts. */
    public OwnerLocation find(String owner) {
        RegistryAnswer answer =
                caller.user().map(this::list).orElseGet(() -> notAsked(Operation.LIST_USERS, "addresses"));
        if (answer.reply() instanceof Reply.Users(var users)) {
            Optional<ConnectedUser> present =
                    users.stream().filter(user -> user.name().equals(owner)).findFirst();
            if (present.isPresent()) {
                return new OwnerLocation.Present(present.get());
            }
            if (!answer.isPartial()) {
                return absent(owner);
            }
        }
        return lastSeen.find(owner)
                .<OwnerLocation>map(user -> new OwnerLocation.LastSeen(user, answer))
                .orElseGet(() -> new OwnerLocation.Unknown(owner, answer));
    }

    /** Only the answer to a question about its files tells whether a user who is not connected is registered. */
    private OwnerLocation absent(String owner) {
        boolean isUnknown = caller.user()
                .map(user -> caller.askOutcome(new Request.ListContent(user, owner)))
                .filter(answer -> answer.is(Outcome.NO_SUCH_OWNER))
                .isPresent();
        return isUnknown ? new OwnerLocation.NoSuchUser(owner) : new OwnerLocation.NotConnected(owner);
    }

    private static RegistryAnswer notAsked(Operation operation, String what) {
        return RegistryAnswer.of(
                operation,
                Outcome.NOT_CONNECTED,
                text("no user is connected here, so the registry cannot be asked for %s", what));
    }
}
