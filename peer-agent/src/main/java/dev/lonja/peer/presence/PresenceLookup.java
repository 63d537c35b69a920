package dev.lonja.peer.presence;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.PresenceCheck.Wants;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the registry whether it lists a user at a port of this agent (section 1, Presence check).
 *
 * <p>A registry that does not know the check answers "no such owner", or the same for every port. It is asked with LIST_USERS,
 * which lists the port. Threads: one at a time; it blocks until the registry has answered.
 */
final class PresenceLookup {
    /** How the registry is asked. */
    private enum Form {
        /** It is not known yet whether the registry knows the check. */
        UNTRIED,
        CHECK,
        LIST_USERS
    }

    /** The number of listings after which the check is tried again: another registry may run there by then, which knows it. */
    private static final int LISTINGS_PER_TRY = 100;

    private final RegistryChannel registry;
    private volatile Form form = Form.UNTRIED;
    private int listings;

    PresenceLookup(RegistryChannel registry) {
        this.registry = registry;
    }

    /** What the registry says about the presence. */
    sealed interface Finding {
        /**
         * The user is listed at this port.
         *
         * @param published what the registry lists of the user, if that was asked for
         */
        record Here(Optional<Reply.Content> published) implements Finding {}

        /** The user is not connected, or not at this port, or not from this address. */
        record NotHere() implements Finding {}

        /** Another machine has connected the user, and has the presence now. */
        record Elsewhere() implements Finding {}

        /** There is no such user. */
        record NoSuchUser() implements Finding {}

        /** The registry did not say. */
        record Unanswered(String reason) implements Finding {}
    }

    /** Whether the registry answers presence checks; false until it has answered one. */
    boolean hasChecks() {
        return form == Form.CHECK;
    }

    /** Asks whether the user is listed at that port, and on request what it publishes. */
    Finding find(String user, int port, Wants wants) {
        return find(user, port, wants, registry::ask);
    }

    /** The same without a long wait, when the agent is about to end. */
    Finding findBriefly(String user, int port) {
        return find(user, port, Wants.PRESENCE, registry::askBriefly);
    }

    /** Finds the address at which the user is listed with that port. */
    Optional<String> findAddress(String user, int port) {
        return registry.ask(new Request.ListUsers(user)).reply() instanceof Reply.Users(var users)
                ? entry(users, user, port).map(ConnectedUser::address)
                : Optional.empty();
    }

    private Finding find(String user, int port, Wants wants, Function<Request.FromUser, RegistryAnswer> ask) {
        if (form == Form.LIST_USERS && ++listings % LISTINGS_PER_TRY == 0) {
            form = Form.UNTRIED;
        }
        if (form == Form.UNTRIED) {
            tryCheck(user, port, ask);
        }
        return form == Form.LIST_USERS ? fromUsers(user, port, wants, ask) : fromCheck(user, port, wants, ask);
    }

    /** A registry that lists something for a port that is not the user's does not know the check. */
    private void tryCheck(String user, int port, Function<Request.FromUser, RegistryAnswer> ask) {
        int otherPort = port == Field.MAX_PORT ? port - 1 : port + 1;
        RegistryAnswer answer = ask.apply(new PresenceCheck(Wants.PRESENCE, otherPort).request(user));
        if (answer.is(Outcome.OK) || answer.is(Outcome.NO_SUCH_OWNER)) {
            form = Form.LIST_USERS;
        }
    }

    private Finding fromCheck(String user, int port, Wants wants, Function<Request.FromUser, RegistryAnswer> ask) {
        RegistryAnswer answer = ask.apply(new PresenceCheck(wants, port).request(user));
        if (answer.reply() instanceof Reply.Content content) {
            form = Form.CHECK;
            return new Finding.Here(wants == Wants.PUBLISHED ? Optional.of(content) : Optional.empty());
        }
        if (answer.is(Outcome.NO_SUCH_OWNER)) {
            form = Form.LIST_USERS;
            return fromUsers(user, port, wants, ask);
        }
        if (answer.is(Outcome.FAILED) && form == Form.UNTRIED) {
            form = Form.LIST_USERS; // Perhaps it fails because of the owner: the next one is asked in the other form.
        }
        return refused(answer);
    }

    private Finding fromUsers(String user, int port, Wants wants, Function<Request.FromUser, RegistryAnswer> ask) {
        RegistryAnswer answer = ask.apply(new Request.ListUsers(user));
        if (!(answer.reply() instanceof Reply.Users(var users))) {
            if (answer.is(Outcome.FAILED)) {
                form = Form.UNTRIED;
            }
            return refused(answer);
        }
        if (entry(users, user, port).isEmpty()) {
            return new Finding.NotHere();
        }
        return new Finding.Here(
                wants == Wants.PUBLISHED
                                && ask.apply(new Request.ListContent(user, user))
                                                .reply()
                                        instanceof Reply.Content content
                        ? Optional.of(content)
                        : Optional.empty());
    }

    private static Finding refused(RegistryAnswer answer) {
        if (answer.is(Outcome.NO_SUCH_USER)) {
            return new Finding.NoSuchUser();
        }
        if (answer.is(Outcome.ALREADY_CONNECTED)) {
            return new Finding.Elsewhere();
        }
        return answer.is(Outcome.NOT_CONNECTED) ? new Finding.NotHere() : new Finding.Unanswered(answer.summary());
    }

    private static Optional<ConnectedUser> entry(List<ConnectedUser> users, String user, int port) {
        return users.stream()
                .filter(listed -> listed.name().equals(user) && listed.port() == port)
                .findFirst();
    }
}
