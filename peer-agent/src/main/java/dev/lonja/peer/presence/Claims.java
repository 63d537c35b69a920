package dev.lonja.peer.presence;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.PresenceLookup.Finding;
import dev.lonja.peer.presence.Present.Claim;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck.Wants;
import dev.lonja.protocol.Request;
import java.util.function.BooleanSupplier;

/**
 * Sends CONNECT, and finds out whether the presence that the registry then has was made by this agent. Threads: one at a time;
 * it blocks until the registry has answered.
 */
final class Claims {
    private final RegistryChannel registry;
    private final Listener listener;
    private final PresenceLookup lookup;
    private final BooleanSupplier isLeaving;

    /**
     * Claims at that registry.
     *
     * @param isLeaving whether the agent is about to end, and has no time for more questions
     */
    Claims(RegistryChannel registry, Listener listener, PresenceLookup lookup, BooleanSupplier isLeaving) {
        this.registry = registry;
        this.listener = listener;
        this.lookup = lookup;
        this.isLeaving = isLeaving;
    }

    /** The answer to CONNECT, and the user with its new claim. */
    record Claimed(Present present, RegistryAnswer answer) {}

    /** Connects the user at the port of its listener. */
    Claimed connect(Present now) {
        RegistryAnswer answer = registry.ask(new Request.Connect(now.user(), now.port()));
        if (answer.is(Outcome.OK)) {
            return new Claimed(now.with(Claim.OWN), answer);
        }
        if (answer.is(Outcome.ALREADY_CONNECTED)) {
            return alreadyConnected(now, answer);
        }
        return answer.is(Outcome.FAILED) && !now.isOwn() ? unanswered(now, answer) : new Claimed(now, answer);
    }

    /** Whether the presence is still that of this agent, which is about to end it. */
    boolean isStillOwn(Present leaving) {
        return leaving.claim() != Claim.NONE
                && switch (lookup.findBriefly(leaving.user(), leaving.port())) {
                    case Finding.Here here -> true;
                    case Finding.NotHere elsewhere -> false;
                    case Finding.Elsewhere elsewhere -> false;
                    case Finding.NoSuchUser unregistered -> false;
                    case Finding.Unanswered unknown -> leaving.isOwn();
                };
    }

    /** Takes over the presence of an earlier run; that of another agent stays. */
    private Claimed alreadyConnected(Present now, RegistryAnswer answer) {
        boolean isHere = lookup.find(now.user(), now.port(), Wants.PRESENCE) instanceof Finding.Here;
        if (isHere && now.isOwn()) {
            return new Claimed(now, answer);
        }
        if (isHere && (now.claim() == Claim.UNSURE || isReached(now))) {
            return claimed(
                    now,
                    text("took over the presence of %s that an earlier run left at port %d", now.user(), now.port()));
        }
        return new Claimed(
                now.with(Claim.NONE),
                answer.with(text("%s is connected by another agent, which is left alone", now.user())));
    }

    private boolean isReached(Present now) {
        return lookup.findAddress(now.user(), now.port())
                .filter(address -> listener.isReachedAt(address, now.port()))
                .isPresent();
    }

    /** The registry may have connected the user all the same. */
    private Claimed unanswered(Present now, RegistryAnswer answer) {
        boolean isConnected =
                !isLeaving.getAsBoolean() && lookup.findBriefly(now.user(), now.port()) instanceof Finding.Here;
        return isConnected
                ? claimed(now, text("the registry did not answer, but lists %s at port %d", now.user(), now.port()))
                : new Claimed(now.with(Claim.UNSURE), answer);
    }

    private static Claimed claimed(Present now, String note) {
        return new Claimed(now.with(Claim.OWN), RegistryAnswer.of(Operation.CONNECT, Outcome.OK, note));
    }
}
