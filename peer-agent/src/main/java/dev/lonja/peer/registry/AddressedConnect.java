package dev.lonja.peer.registry;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.AddressPlace;
import java.util.List;
import java.util.function.Function;

/**
 * CONNECT to a registry that waits for the address of the agent, before the port or after it. Such a registry takes whatever comes
 * for the address and the port; only its listing shows whether they were in the right places.
 */
final class AddressedConnect {
    private static final List<AddressPlace> PLACES = List.of(AddressPlace.BEFORE_PORT, AddressPlace.AFTER_PORT);

    private AddressedConnect() {}

    /**
     * An answer to CONNECT.
     *
     * @param place where the address was when the registry answered OK; otherwise NONE
     */
    record Found(RegistryAnswer answer, AddressPlace place) {}

    /**
     * Tries both places.
     *
     * @param unanswered the result of the CONNECT without an address, which is returned if neither place is right
     * @param connect sends the CONNECT with the address in that place
     * @param ask sends another request
     */
    static Found find(
            Request.Connect request,
            RegistryAnswer unanswered,
            Function<AddressPlace, Attempt> connect,
            Function<Request.FromUser, RegistryAnswer> ask) {
        for (AddressPlace place : PLACES) {
            Attempt attempt = connect.apply(place);
            if (attempt.answer().is(Outcome.ALREADY_CONNECTED)) {
                RegistryAnswer listing = ask.apply(new Request.ListUsers(request.user()));
                if (lists(listing, request)) {
                    // The registry was only slow: it has executed the CONNECT without an address.
                    return new Found(
                            RegistryAnswer.of(new Reply.Status(Operation.CONNECT, Outcome.OK)), AddressPlace.NONE);
                }
                if (isHalfConnected(listing, request)) {
                    ask.apply(new Request.Disconnect(request.user()));
                    attempt = connect.apply(place);
                }
            }
            RegistryAnswer answer = attempt.answer();
            if (answer.is(Outcome.OK)) {
                RegistryAnswer listing = ask.apply(new Request.ListUsers(request.user()));
                if (lists(listing, request) || !(listing.reply() instanceof Reply.Users)) {
                    return new Found(answer, place);
                }
                ask.apply(new Request.Disconnect(request.user()));
            } else if (!attempt.isSilent() && !attempt.isRefused()) {
                return new Found(answer, AddressPlace.NONE);
            }
        }
        return new Found(unanswered, AddressPlace.NONE);
    }

    /** Whether the unanswered CONNECT has connected the user all the same, with an address or a port that is invalid. */
    private static boolean isHalfConnected(RegistryAnswer listing, Request.Connect request) {
        return listing.isPartial()
                && listing.reply() instanceof Reply.Users(var users)
                && users.stream().noneMatch(user -> user.name().equals(request.user()));
    }

    /** Whether the user is listed with the port that was sent. */
    private static boolean lists(RegistryAnswer listing, Request.Connect request) {
        return listing.reply() instanceof Reply.Users(var users)
                && users.stream().anyMatch(user -> user.name().equals(request.user()) && user.port() == request.port());
    }
}
