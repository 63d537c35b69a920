package dev.lonja.peer.oneshot;

import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.util.Optional;

/**
 * A user's presence for the time of one command, made only when the registry asks for one.
 *
 * <p>Where an agent of the user is connected already, its presence serves: no CONNECT is sent, and so no DISCONNECT.
 */
final class Visit implements AutoCloseable {
    private final ClassicChannel registry;
    private final ListenerConfig listening;
    private final String user;
    private Optional<BusyListener> arrived = Optional.empty();
    private boolean closed;

    Visit(ClassicChannel registry, ListenerConfig listening, String user) {
        this.registry = registry;
        this.listening = listening;
        this.user = user;
    }

    /** Sends the request; if the user must be connected for it, connects and sends it again. */
    Answer ask(Request.FromUser request) {
        Answer answer = registry.ask(request);
        if (!answer.is(Outcome.NOT_CONNECTED)) {
            return answer;
        }
        Answer arrival = arrive();
        if (arrival.is(Outcome.OK)) {
            return registry.ask(request);
        }
        return arrival.is(Outcome.ALREADY_CONNECTED)
                ? answer.with("an agent of this user is connected from another address; it is left alone")
                : failed(request.operation(), arrival);
    }

    /** Whether this command connected the user itself; if not, and it succeeded, an agent of the user is connected. */
    synchronized boolean isOwn() {
        return arrived.isPresent();
    }

    /** Disconnects, if this command connected. May come from any thread, more than once. */
    @Override
    public synchronized void close() {
        closed = true;
        Optional<BusyListener> leaving = arrived;
        arrived = Optional.empty();
        leaving.ifPresent(listener -> {
            registry.askBriefly(new Request.Disconnect(user));
            listener.close();
        });
    }

    private synchronized Answer arrive() {
        if (closed) {
            return Answer.of(Operation.CONNECT, Outcome.FAILED, "the command is about to end");
        }
        try {
            BusyListener listener = BusyListener.open(listening);
            Answer answer = registry.ask(new Request.Connect(user, listener.port()));
            if (answer.is(Outcome.OK)) {
                arrived = Optional.of(listener);
            } else {
                listener.close();
            }
            return answer;
        } catch (IOException failure) {
            return Answer.of(Operation.CONNECT, Outcome.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    private static Answer failed(Operation operation, Answer arrival) {
        Outcome outcome = arrival.is(Outcome.NO_SUCH_USER) ? Outcome.NO_SUCH_USER : Outcome.FAILED;
        return Answer.of(operation, outcome, "the user could not be connected: " + arrival.summary());
    }
}
