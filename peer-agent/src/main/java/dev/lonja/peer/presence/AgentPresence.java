package dev.lonja.peer.presence;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.PresenceLookup.Finding;
import dev.lonja.peer.presence.Present.Claim;
import dev.lonja.peer.registry.LocalAddresses;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck.Wants;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one connected user of the agent, and the listener that is open for as long as the user is connected (section 1,
 * Meaning). A presence that somebody else made is never ended here, except by a person's DISCONNECT.
 *
 * <p>Threads: the one that executes commands, the one that looks after the presence, and the shutdown thread. They ask the
 * registry one at a time; {@link #user()} never waits.
 */
public final class AgentPresence implements ActingUser {

    private final RegistryChannel registry;
    private final PresenceLookup lookup;
    private final Claims claims;
    private final PresentUser present;
    private volatile boolean isLeaving;

    /** A presence without a user. */
    public AgentPresence(RegistryChannel registry, Listener listener) {
        this.registry = registry;
        this.lookup = new PresenceLookup(registry);
        this.claims = new Claims(registry, listener, lookup, () -> isLeaving);
        this.present = new PresentUser(listener, claims);
    }

    @Override
    public Optional<String> user() {
        return Optional.ofNullable(present.now()).map(Present::user);
    }

    @Override
    public RegistryAnswer ask(Request.FromUser request) {
        return registry.ask(request);
    }

    @Override
    public RegistryAnswer askOutcome(Request.FromUser request) {
        return registry.askOutcome(request);
    }

    @Override
    public int requestsAtOnce() {
        return registry.requestsAtOnce();
    }

    @Override
    public OptionalInt listenerPort() {
        Present now = present.now();
        return now == null ? OptionalInt.empty() : OptionalInt.of(now.port());
    }

    @Override
    public boolean isRegistryOnThisMachine() {
        return registry.isAt(LocalAddresses::contain);
    }

    @Override
    public boolean isRegistryOnThisLink() {
        return registry.isAt(address -> address.isLinkLocalAddress() || LocalAddresses.contain(address));
    }

    /** Whether the user is connected by this agent, according to the last answer of the registry. */
    public boolean isOwn() {
        Present now = present.now();
        return now != null && now.isOwn();
    }

    /** Whether the registry is known to answer presence checks. */
    public boolean hasChecks() {
        return lookup.hasChecks();
    }

    /**
     * Opens the listener for the user, before the user is connected.
     *
     * @return the port that others connect to
     * @throws IOException if no port can be listened on
     */
    public synchronized int listen(String user) throws IOException {
        return present.open(user).port();
    }

    /**
     * Connects the user; another user is disconnected first. The listener is open before the request is sent, and if the
     * registry refuses, a listener that was not open before is closed again, and the user before is connected again.
     */
    public synchronized RegistryAnswer connect(String user) {
        Field.USER.require(user);
        if (isLeaving) {
            return failed(text("the agent is about to end"));
        }
        Present now = present.now();
        if (now == null) {
            return present.openAndConnect(user);
        }
        return now.user().equals(user) ? present.connect(now) : replace(now, user);
    }

    /** Disconnects the user; if it is the one connected here, its listener closes whatever the registry answers. */
    public synchronized RegistryAnswer disconnect(String user) {
        var request = new Request.Disconnect(user);
        boolean isElsewhere = !isOwn() || !present.is(user);
        present.closeFor(user);
        RegistryAnswer answer = registry.ask(request);
        return isElsewhere && answer.is(Outcome.OK)
                ? answer.with(text("%s was connected by another agent, which may connect it again", user))
                : answer;
    }

    /** Unregisters the user; if it is the one connected here and the registry agrees, its listener closes. */
    public synchronized RegistryAnswer unregister(String user) {
        RegistryAnswer answer = registry.ask(new Request.Unregister(user));
        if (answer.is(Outcome.OK)) {
            present.closeFor(user);
        }
        return answer;
    }

    /**
     * Looks whether the registry still lists the user here. A lost presence is made again if nobody else has the name.
     *
     * @param wants what the registry is asked for
     */
    public synchronized Upkeep keep(Wants wants) {
        Present now = present.now();
        if (now == null || isLeaving) {
            return new Upkeep.Nobody();
        }
        return switch (lookup.find(now.user(), now.port(), wants)) {
            case Finding.Here(var published) -> now.isOwn() ? new Upkeep.Kept(now.user(), published) : restore(now);
            case Finding.NotHere elsewhere -> restore(now);
            case Finding.Elsewhere taken -> replaced(now);
            case Finding.NoSuchUser unregistered -> unregistered(now);
            case Finding.Unanswered(String reason) -> new Upkeep.Unanswered(now.user(), reason);
        };
    }

    /** Closes the listener of a user who is no longer registered, unless it was connected again meanwhile. */
    public synchronized void release(String user) {
        Present now = present.now();
        if (now != null && now.user().equals(user) && now.claim() == Claim.NONE) {
            present.close();
        }
    }

    /** Ends the presence if it is that of this agent. After that, every CONNECT fails. */
    public Optional<RegistryAnswer> leave() {
        isLeaving = true;
        registry.cancel();
        synchronized (this) {
            Present leaving = present.now();
            if (leaving == null) {
                return Optional.empty();
            }
            boolean isOwn = claims.isStillOwn(leaving);
            present.close();
            return isOwn ? Optional.of(registry.askBriefly(new Request.Disconnect(leaving.user()))) : Optional.empty();
        }
    }

    /** Disconnects the user that was just connected here, if there is one, without a long wait for the registry. */
    synchronized void disconnectBriefly() {
        Present leaving = present.now();
        present.close();
        if (leaving != null && leaving.isOwn()) {
            registry.askBriefly(new Request.Disconnect(leaving.user()));
        }
    }

    /** Connects another user. What can be known before is asked before, so that a mistyped name changes nothing. */
    private RegistryAnswer replace(Present before, String user) {
        Finding registered = lookup.find(user, before.port(), Wants.PRESENCE);
        if (registered instanceof Finding.NoSuchUser) {
            return RegistryAnswer.of(
                    Operation.CONNECT, Outcome.NO_SUCH_USER, text("%s stays connected", before.user()));
        }
        Optional<RegistryAnswer> left = claims.isStillOwn(before)
                ? Optional.of(registry.ask(new Request.Disconnect(before.user())))
                : Optional.empty();
        boolean hasFailed = left.filter(answer -> answer.is(Outcome.FAILED)).isPresent();
        if (hasFailed && registered instanceof Finding.Unanswered(String reason)) {
            return failed(reason).with(text("%s was not disconnected", before.user()));
        }
        present.close();
        RegistryAnswer answer = present.openAndConnect(user);
        if (!answer.is(Outcome.OK)) {
            RegistryAnswer again = present.openAndConnect(before.user());
            return answer.with(
                    again.is(Outcome.OK)
                            ? text("%s is connected again", before.user())
                            : text("%s is not connected any more: %s", before.user(), again.summary()));
        }
        return answer.with(left.map(previous -> farewell(before.user(), previous))
                .orElse(text("%s is not served here any more", before.user())));
    }

    private static String farewell(String user, RegistryAnswer answer) {
        return answer.is(Outcome.OK)
                ? text("%s was disconnected, and its files are not served any more", user)
                : text("%s was not disconnected cleanly: %s", user, answer.summary());
    }

    private Upkeep restore(Present now) {
        RegistryAnswer answer = present.connect(present.disclaim(now));
        if (answer.is(Outcome.OK)) {
            return new Upkeep.Restored(now.user());
        }
        if (answer.is(Outcome.NO_SUCH_USER)) {
            return unregistered(now);
        }
        return answer.is(Outcome.ALREADY_CONNECTED)
                ? new Upkeep.Elsewhere(now.user())
                : new Upkeep.Unanswered(now.user(), answer.summary());
    }

    private Upkeep replaced(Present now) {
        present.disclaim(now);
        return new Upkeep.Replaced(now.user());
    }

    private Upkeep unregistered(Present now) {
        present.disclaim(now);
        return new Upkeep.Unregistered(now.user());
    }

    private static RegistryAnswer failed(String reason) {
        return RegistryAnswer.of(Operation.CONNECT, Outcome.FAILED, reason);
    }
}
