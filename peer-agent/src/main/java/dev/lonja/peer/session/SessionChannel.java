package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.Shown;
import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.value.FileFacts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way to a registry that speaks sessions. It takes the requests of the classic edition too, and asks for the same in the rows of
 * sessions; paths in them are classic ones.
 *
 * <p>Threads: any; each request blocks the thread that makes it.
 */
public final class SessionChannel implements RegistryChannel {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    /** Leaves room for other requests below the 256 that a registry allows. */
    private static final int REQUESTS_AT_ONCE = 128;

    private final RegistryChannel place;
    private final Calls calls;
    private final SessionAnswers answers;
    private final SessionListings listings;
    private final Registration registration;

    /**
     * A channel in those sessions.
     *
     * @param place knows where the registry is
     */
    public SessionChannel(RegistryChannel place, Calls calls, Registration registration) {
        this.place = place;
        this.calls = calls;
        this.answers = new SessionAnswers(place.name());
        this.listings = new SessionListings(new Pages(calls, TIMEOUT), answers);
        this.registration = registration;
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public boolean isAt(Predicate<InetAddress> wanted) {
        return place.isAt(wanted);
    }

    @Override
    public RegistryAnswer ask(Request.FromUser request) {
        try {
            return answer(request);
        } catch (SessionFailure failure) {
            return answers.unanswered(Shown.of(request), failure);
        }
    }

    @Override
    public RegistryAnswer askOutcome(Request.FromUser request) {
        if (!(request instanceof Request.ListContent(String user, String owner))) {
            return ask(request);
        }
        try {
            return listings.outcome(user, owner);
        } catch (SessionFailure failure) {
            return answers.unanswered(Operation.LIST_CONTENT, failure);
        }
    }

    @Override
    public RegistryAnswer askBriefly(Request.FromUser request) {
        try {
            return PresenceCheck.in(request).isPresent()
                    ? answer(request)
                    : answers.status(
                            Shown.of(request),
                            calls.callAtOnce(request, GOODBYE).reply());
        } catch (SessionFailure failure) {
            return answers.unanswered(Shown.of(request), failure);
        }
    }

    @Override
    public void cancel() {
        calls.cancel();
    }

    @Override
    public void close() {
        calls.close();
    }

    @Override
    public StatusForm statuses() {
        return StatusForm.BYTE;
    }

    @Override
    public int requestsAtOnce() {
        return REQUESTS_AT_ONCE;
    }

    @Override
    public void whenEvent(Consumer<Event> listener) {
        calls.whenEvent(listener);
    }

    private RegistryAnswer answer(Request.FromUser request) throws SessionFailure {
        return switch (request) {
            case Request.Register register -> registration.register(calls, answers, register);
            case Request.Connect(String user, int port, var addresses) -> connect(user, port);
            case Request.Delete(String user, String path) -> delete(user, path);
            case Request.Publish(String user, String path, String description) ->
                publish(new DirectoryRequest.PublishFile(
                        user, ClassicPath.decode(path), description, FileFacts.UNKNOWN));
            case DirectoryRequest.PublishFile publish -> publish(publish);
            case Request.ListUsers(String user) -> listings.users(user);
            case Request.ListContent list -> content(list);
            case DirectoryRequest.Search search -> listings.search(search);
            case KeyRequest key -> registration.keys(calls, answers, key);
            default -> status(request);
        };
    }

    private RegistryAnswer status(Request.FromUser request) throws SessionFailure {
        return answers.status(Shown.of(request), calls.call(request, TIMEOUT).reply());
    }

    private RegistryAnswer connect(String user, int port) throws SessionFailure {
        RegistryAnswer answer = status(new Request.Connect(user, port, OwnAddresses.at(port)));
        boolean isKeyless = answer.is(Outcome.OK)
                && calls.standing()
                        .held()
                        .filter(held -> held.answer().passport().isEmpty())
                        .isPresent();
        return isKeyless
                ? answer.with(text(
                        "%s has no key, so that others at this address can speak for it; \"lonja peer claim\" gives it the key of"
                                + " this agent, where the registry lets it",
                        Printable.of(user)))
                : answer;
    }

    private RegistryAnswer publish(DirectoryRequest.PublishFile file) throws SessionFailure {
        RegistryAnswer answer = status(file);
        return answer.is(Outcome.OK) ? answer.with(new Details.Published()) : answer;
    }

    /** Only a listing says which path a cut classic path stands for. */
    private RegistryAnswer delete(String user, String classicPath) throws SessionFailure {
        String path =
                ClassicPath.isCut(classicPath) ? listings.truePath(user, classicPath) : ClassicPath.decode(classicPath);
        return status(new Request.Delete(user, path));
    }

    private RegistryAnswer content(Request.ListContent list) throws SessionFailure {
        var check = PresenceCheck.in(list);
        return check.isPresent() ? presence(list.user(), check.get()) : listings.content(list.user(), list.owner());
    }

    /** The session knows whether it has the presence, because the registry tells it when that changes. */
    private RegistryAnswer presence(String user, PresenceCheck check) throws SessionFailure {
        return switch (calls.standing().presence(user, check.port())) {
            case HELD -> held(user, check);
            case TAKEN -> taken(user);
            case NONE -> RegistryAnswer.of(new Reply.Status(Operation.LIST_CONTENT, Outcome.NOT_CONNECTED));
        };
    }

    private RegistryAnswer held(String user, PresenceCheck check) throws SessionFailure {
        if (!calls.isEstablished()) {
            throw new SessionFailure(Kind.UNSENT, text("the connection is broken and is being restored"));
        }
        return switch (check.wants()) {
            case PRESENCE -> RegistryAnswer.of(new Reply.Content(List.of()));
            case PUBLISHED -> listings.content(user, user);
        };
    }

    /** CONNECT would take the presence back from the other machine, so it is sent only when that one has gone. */
    private RegistryAnswer taken(String user) throws SessionFailure {
        RegistryAnswer listed = listings.anybody(user);
        return listed.is(Outcome.OK)
                ? RegistryAnswer.of(
                        Operation.CONNECT, Outcome.ALREADY_CONNECTED, text("%s is connected on another machine", user))
                : listed;
    }
}
