package dev.lonja.peer.presence;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The user of a single command. If an agent of the user is connected already, its presence serves: the command sends
 * neither CONNECT nor DISCONNECT. Otherwise the command connects the user for the time of one request, or of several.
 *
 * <p>Threads: any.
 */
public final class BorrowedPresence implements ActingUser {
    private final String user;
    private final RegistryChannel registry;
    private final AgentPresence own;
    private boolean isKept;
    private boolean isConnected;

    /**
     * The presence of that user.
     *
     * @param own connects the user when no other agent has done so
     */
    public BorrowedPresence(String user, RegistryChannel registry, AgentPresence own) {
        this.user = user;
        this.registry = registry;
        this.own = own;
    }

    @Override
    public Optional<String> user() {
        return Optional.of(user);
    }

    @Override
    public RegistryAnswer ask(Request.FromUser request) {
        return ask(request, registry::ask);
    }

    @Override
    public RegistryAnswer askOutcome(Request.FromUser request) {
        return ask(request, registry::askOutcome);
    }

    @Override
    public <T> T whilePresent(Supplier<T> requests) {
        synchronized (this) {
            if (isKept) {
                return requests.get();
            }
            isKept = true;
        }
        try {
            return requests.get();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        isKept = false;
        if (isConnected) {
            isConnected = false;
            own.disconnectBriefly();
        }
    }

    @Override
    public int requestsAtOnce() {
        return registry.requestsAtOnce();
    }

    @Override
    public OptionalInt listenerPort() {
        return own.listenerPort();
    }

    @Override
    public boolean isRegistryOnThisMachine() {
        return own.isRegistryOnThisMachine();
    }

    @Override
    public boolean isRegistryOnThisLink() {
        return own.isRegistryOnThisLink();
    }

    private RegistryAnswer ask(Request.FromUser request, Function<Request.FromUser, RegistryAnswer> ask) {
        RegistryAnswer answer = ask.apply(request);
        return answer.is(Outcome.NOT_CONNECTED) ? askConnected(request, ask, answer) : withNote(request, answer);
    }

    private synchronized RegistryAnswer askConnected(
            Request.FromUser request, Function<Request.FromUser, RegistryAnswer> ask, RegistryAnswer refusal) {
        RegistryAnswer connected = own.connect(user);
        if (connected.is(Outcome.OK)) {
            try {
                return ask.apply(request);
            } finally {
                isConnected = isKept;
                if (!isKept) {
                    own.disconnectBriefly();
                }
            }
        }
        return connected.is(Outcome.ALREADY_CONNECTED)
                ? refusal.with(text("an agent of this user is connected from another address; it is left alone"))
                : failed(request.operation(), connected);
    }

    /** Adds to the answer of a change the note that a connected agent of the user must take the change over. */
    private RegistryAnswer withNote(Request request, RegistryAnswer answer) {
        return request instanceof Request.Change && answer.is(Outcome.OK) && !isConnectedHere()
                ? answer.with(
                        text(
                                "an agent of this user is connected; it takes this over at once if it has the same data folder"))
                : answer;
    }

    private synchronized boolean isConnectedHere() {
        return isConnected;
    }

    private static RegistryAnswer failed(Operation operation, RegistryAnswer connected) {
        Outcome outcome = connected.is(Outcome.NO_SUCH_USER) ? Outcome.NO_SUCH_USER : Outcome.FAILED;
        return RegistryAnswer.of(operation, outcome, text("the user could not be connected: %s", connected.summary()));
    }
}
