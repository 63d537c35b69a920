package dev.lonja.peer.registry;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.dialect.Dialect;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.registry.Attempt.Reaction;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.AddressPlace;
import dev.lonja.protocol.codec.NameForm;
import dev.lonja.protocol.codec.ReplyReader;
import dev.lonja.protocol.codec.RequestEncoder;
import dev.lonja.protocol.codec.RequestForm;
import dev.lonja.protocol.codec.StatusForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The classic way to a registry: one connection, one request and one reply (section 1). When the registry cannot be
 * reached, the answer has the outcome FAILED, and its note says why.
 *
 * <p>Threads: any; each request blocks the thread that makes it.
 */
public final class ClassicChannel implements RegistryChannel {
    /** Enough to keep a registry busy, few enough to leave it room for others. */
    private static final int REQUESTS_AT_ONCE = 4;

    private final RegistryConfig config;
    private final Timeouts timeouts;
    private final ReplyLimits limits;
    private final Dialect dialect = new Dialect();
    private final Set<ClassicConnection> underWay = ConcurrentHashMap.newKeySet();

    /** A channel to the configured registry. */
    public ClassicChannel(RegistryConfig config) {
        this(config, Timeouts.DEFAULT);
    }

    /** A channel to the configured registry with other timeouts than the usual ones. */
    public ClassicChannel(RegistryConfig config, Timeouts timeouts) {
        this(config, timeouts, ReplyLimits.DEFAULT);
    }

    ClassicChannel(RegistryConfig config, Timeouts timeouts, ReplyLimits limits) {
        this.config = config;
        this.timeouts = timeouts;
        this.limits = limits;
    }

    @Override
    public String name() {
        return config.host() + ":" + config.port();
    }

    @Override
    public boolean isAt(Predicate<InetAddress> wanted) {
        try {
            return Arrays.stream(InetAddress.getAllByName(config.host())).anyMatch(wanted);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public RegistryAnswer ask(Request.FromUser request) {
        return ask(request, timeouts);
    }

    @Override
    public RegistryAnswer askOutcome(Request.FromUser request) {
        return ask(request, timeouts, Wanted.OUTCOME);
    }

    @Override
    public RegistryAnswer askBriefly(Request.FromUser request) {
        return ask(request, timeouts.forGoodbye());
    }

    @Override
    public void cancel() {
        underWay.forEach(ClassicConnection::close);
    }

    @Override
    public StatusForm statuses() {
        return dialect.statuses();
    }

    @Override
    public int requestsAtOnce() {
        return REQUESTS_AT_ONCE;
    }

    private RegistryAnswer ask(Request.FromUser request, Timeouts wait) {
        return switch (request) {
            case Request.Connect connect -> connect(connect, wait);
            case DirectoryRequest.PublishFile(String user, String path, String description, var facts) ->
                ask(new Request.Publish(user, ClassicPath.encode(path), description), wait, Wanted.REPLY);
            case KeyRequest key -> notCarried(key);
            case DirectoryRequest other -> notCarried(other);
            default -> ask(request, wait, Wanted.REPLY);
        };
    }

    private RegistryAnswer notCarried(Request request) {
        return RegistryAnswer.of(
                request.operation(),
                Outcome.FAILED,
                text(
                        "registry %s: does not speak sessions, which %s needs",
                        name(), request.operation().name()));
    }

    /** A registry that never answers the first CONNECT may wait for the address of the agent. */
    private RegistryAnswer connect(Request.Connect request, Timeouts wait) {
        boolean isKnown = dialect.knowsAddress();
        Timeouts bounded = isKnown ? wait : wait.forFirstConnect();
        Attempt attempt = attempt(request, form(dialect.address()), bounded, Wanted.REPLY);
        if (attempt.isAnswered()) {
            dialect.connectedWith(dialect.address());
        }
        if (isKnown || !attempt.isSilent()) {
            return attempt.answer();
        }
        AddressedConnect.Found found = AddressedConnect.find(
                request,
                attempt.answer(),
                place -> attempt(request, form(place), bounded, Wanted.REPLY),
                question -> ask(question, wait, Wanted.REPLY));
        return found.answer().is(Outcome.OK)
                ? noted(found.answer(), dialect.connectedWith(found.place()).orElse(""))
                : found.answer();
    }

    private RegistryAnswer ask(Request.FromUser request, Timeouts wait, Wanted wanted) {
        Operation operation = request.operation();
        NameForm names = dialect.names();
        Attempt first = attempt(request, form(AddressPlace.NONE).with(names), wait, wanted);
        if (!first.isRefused() || !dialect.mayKnowOtherName(operation, first.isClosed())) {
            return first.isRefused() ? first.answer() : taken(first, names);
        }
        Attempt second = attempt(request, form(AddressPlace.NONE).with(names.other()), wait, wanted);
        return second.isAnswered() ? taken(second, names.other()) : first.answer();
    }

    private RegistryAnswer taken(Attempt attempt, NameForm names) {
        RegistryAnswer answer = attempt.answer();
        Optional<String> news =
                attempt.isAnswered() ? dialect.took(answer.reply().operation(), names) : Optional.empty();
        return noted(answer, news.orElse(""));
    }

    private Attempt attempt(Request.FromUser request, RequestForm form, Timeouts wait, Wanted wanted) {
        Operation operation = request.operation();
        try (var connection = new ClassicConnection(config, wait, limits)) {
            underWay.add(connection);
            try {
                ReplyReader reader =
                        connection.exchange(operation, local -> encode(request, form, local), enough(wanted));
                return answered(operation, reader, wanted);
            } catch (SocketTimeoutException late) {
                RegistryAnswer answer = failed(operation, text("no answer in time: %s", late.getMessage()));
                return new Attempt(answer, connection.isSilent() ? Reaction.SILENT : Reaction.BROKEN);
            } finally {
                underWay.remove(connection);
            }
        } catch (UnknownHostException unknown) {
            return unanswered(operation, text("unknown host"));
        } catch (IOException | MalformedReplyException failure) {
            return unanswered(operation, Reasons.of(failure));
        }
    }

    private Predicate<ReplyReader> enough(Wanted wanted) {
        return switch (wanted) {
            case REPLY -> reader -> reader.isOneByteOk() && dialect.hasOneByteStatuses();
            case OUTCOME -> ReplyReader::hasOutcome;
        };
    }

    private Attempt answered(Operation operation, ReplyReader reader, Wanted wanted) {
        try {
            if (reader.isOneByteOk()) {
                dialect.sentOneByteOk();
            }
            boolean isEnough = wanted == Wanted.OUTCOME && reader.outcome() == Outcome.OK;
            Reply reply = isEnough ? new Reply.Status(operation, Outcome.OK) : reader.reply();
            boolean hasFailed = reply.outcome() == Outcome.FAILED;
            RegistryAnswer answer = hasFailed
                    ? failed(operation, text("answered that it failed")).asRefusal()
                    : RegistryAnswer.of(reply);
            Optional<String> news = reader.statusForm().flatMap(dialect::answeredIn);
            RegistryAnswer noted = withNotesAbout(reader, noted(answer, news.orElse("")));
            return new Attempt(noted, hasFailed ? Reaction.FAILED : Reaction.ANSWERED);
        } catch (MalformedReplyException malformed) {
            RegistryAnswer answer = failed(operation, text(malformed.reason())).asRefusal();
            return new Attempt(answer, reader.isMissing() ? Reaction.CLOSED : Reaction.BROKEN);
        }
    }

    /** The answer with notes about a status of 4 bytes, if that is new, and about entries that are left out. */
    private RegistryAnswer withNotesAbout(ReplyReader reader, RegistryAnswer answer) {
        Optional<String> wide = reader.hasWideStatus() ? dialect.sentWideStatus() : Optional.empty();
        RegistryAnswer noted = noted(answer, wide.orElse(""));
        return LeftOut.of(reader, name()).addTo(noted);
    }

    private Attempt unanswered(Operation operation, String reason) {
        return new Attempt(failed(operation, reason), Reaction.BROKEN);
    }

    private RegistryAnswer noted(RegistryAnswer answer, String news) {
        return news.isEmpty() ? answer : answer.with(text("registry %s %s", name(), news));
    }

    private RegistryAnswer failed(Operation operation, String reason) {
        return RegistryAnswer.of(operation, Outcome.FAILED, text("registry %s: %s", name(), reason));
    }

    private RequestForm form(AddressPlace place) {
        return new RequestForm(NameForm.UNDERSCORE, config.dated(), place, "");
    }

    static byte[] encode(Request request, RequestForm form, InetAddress local) {
        String address = local.getHostAddress().replaceAll("%.*", "");
        RequestForm addressed = new RequestForm(form.names(), form.date(), form.place(), address);
        return RequestEncoder.encode(request, addressed, LocalDateTime.now());
    }

    /** How much of a reply is read. */
    private enum Wanted {
        REPLY,
        OUTCOME
    }
}
