package dev.lonja.peer.agent;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.publications.Heartbeat;
import dev.lonja.peer.publications.Publications;
import dev.lonja.peer.publications.Reconciler;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.Watched;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Performs the actions that the command loop, the single commands and the server ask for. It prints nothing.
 *
 * <p>Threads: actions block the thread that asks for them; listings may be asked for from a second thread meanwhile, and
 * {@link #cancel()} and {@link #close()} may be called from any.
 */
public final class Agent {
    /** As many results of a search as a person reads. */
    private static final Page FOUND = new Page("", 50);

    private final RegistryChannel registry;
    private final AgentPresence presence;
    private final ActingUser caller;
    private final Publications publications;
    private final Downloads downloads;
    private final Heartbeat heartbeat;
    /** Taken while something is cancelled: an interrupt ends what is under way, and never the action after it. */
    private final Semaphore cancelling = new Semaphore(1);

    /**
     * An agent for that caller.
     *
     * @param presence the presence of the users that this agent connects
     */
    public Agent(
            RegistryChannel registry,
            AgentPresence presence,
            ActingUser caller,
            Publications publications,
            Downloads downloads) {
        this.registry = registry;
        this.presence = presence;
        this.caller = caller;
        this.publications = publications;
        this.downloads = downloads;
        this.heartbeat = publications.heartbeat(presence);
    }

    /** The user in whose name the agent asks; empty while no user is connected here. */
    public Optional<String> user() {
        return caller.user();
    }

    /** Performs the action. An action with a field that breaks a rule of the protocol is not sent. */
    public Result perform(Action action) {
        cancelling.acquireUninterruptibly();
        cancelling.release();
        try {
            return switch (action) {
                case Action.RegistryAction request -> new Result.Answered(request, ask(request));
                case Action.GetFile get -> downloads.get(get);
            };
        } catch (InvalidFieldException invalid) {
            return new Result.Invalid(action.operation(), text(invalid.reason()));
        } catch (InvalidPathException invalid) {
            return new Result.Invalid(action.operation(), LocalPaths.reason(invalid));
        }
    }

    /** Finds the files, and chooses their targets: the user may be asked. {@link Retrieval#run()} does the rest. */
    public Preparation prepare(Action.GetFile action, Order order) {
        try {
            return downloads.prepare(action, order);
        } catch (InvalidFieldException invalid) {
            return new Preparation.Ended(new Result.Invalid(action.operation(), text(invalid.reason())));
        } catch (InvalidPathException invalid) {
            return new Preparation.Ended(new Result.Invalid(action.operation(), LocalPaths.reason(invalid)));
        }
    }

    /**
     * Sends the request of the action to the registry, and updates the listener and the shared set according to its answer.
     *
     * @throws InvalidFieldException if a field breaks a rule of the protocol; then nothing is sent
     */
    public RegistryAnswer ask(Action.RegistryAction action) {
        return switch (action) {
            case Action.Register(String user, String code) -> register(user, code);
            case Action.Unregister(String user) -> unregister(user);
            case Action.Connect(String user) -> presence.connect(user);
            case Action.Disconnect(String user) -> presence.disconnect(user);
            case Action.Publish(var localPaths, String description, boolean isRecursive) ->
                asUser(action, user -> publications.publish(user, localPaths, description, isRecursive));
            case Action.Delete(var paths, boolean isRecursive) ->
                asUser(action, user -> publications.delete(user, paths, isRecursive));
            case Action.ListUsers() -> asUser(action, downloads.addresses()::list);
            case Action.ListContent(String owner) ->
                asUser(action, user -> caller.ask(new Request.ListContent(user, owner)));
            case Action.Search(String words) ->
                asUser(action, user -> caller.ask(new DirectoryRequest.Search(user, words, FOUND)));
            case Action.KeyAction(KeyRequest request) -> registry.ask(request);
        };
    }

    /** The registry as {@code host:port}. */
    public String registryName() {
        return registry.name();
    }

    /**
     * Opens the listener of the user before the user is connected, and keeps it open until the agent is closed.
     *
     * @return the port that others connect to
     * @throws IOException if no port can be listened on
     */
    public int listen(String user) throws IOException {
        return presence.listen(user);
    }

    /**
     * Looks after the connected user: a lost presence is made again, and what the registry no longer lists is not served any
     * more. Belongs to one thread, which calls it at intervals.
     */
    public Heartbeat.Beat beat() {
        return heartbeat.beat();
    }

    /** Whether the user is connected by this agent, according to the last answer of the registry. */
    public boolean isConnected() {
        return presence.isOwn();
    }

    /** From now on the listener takes what the registry says unasked, on a thread that must not be blocked. */
    public void whenEvent(Consumer<Event> listener) {
        registry.whenEvent(listener);
    }

    /** Asks the registry to say who comes and goes, as far as it does such things. */
    public void watchUsers() {
        presence.user().ifPresent(user -> registry.ask(new DirectoryRequest.Watch(user, new Watched.Users())));
    }

    /** Closes the listener of a user who is no longer registered. */
    public void release(String user) {
        presence.release(user);
    }

    /** A reconciler, which makes the registry list exactly the files below that folder. */
    public Reconciler reconciler(String user, Path folder) {
        return publications.reconciler(user, folder);
    }

    /** Cancels what {@link #perform} has under way: the action ends soon, and has failed. */
    public void cancel() {
        cancelling.acquireUninterruptibly();
        try {
            publications.cancel();
            downloads.cancel();
            registry.cancel();
        } finally {
            cancelling.release();
        }
    }

    /** Cancels what is under way, leaves no part of a download behind, and disconnects the user that is connected here. */
    public Optional<RegistryAnswer> close() {
        publications.cancel();
        downloads.close();
        registry.cancel();
        Optional<RegistryAnswer> left = presence.leave();
        registry.close();
        return left;
    }

    private RegistryAnswer register(String user, String code) {
        RegistryAnswer answer = registry.ask(new Request.Register(user, code));
        if (answer.is(Outcome.OK)) {
            publications.registered();
        }
        return answer;
    }

    private RegistryAnswer unregister(String user) {
        RegistryAnswer answer = presence.unregister(user);
        return answer.is(Outcome.OK) ? publications.forget(user, answer) : answer;
    }

    private RegistryAnswer asUser(Action action, Function<String, RegistryAnswer> ask) {
        return caller.user().map(ask).orElseGet(() -> notConnected(action.operation()));
    }

    private static RegistryAnswer notConnected(Operation operation) {
        return RegistryAnswer.of(
                operation, Outcome.NOT_CONNECTED, text("no user is connected here; CONNECT one first"));
    }
}
