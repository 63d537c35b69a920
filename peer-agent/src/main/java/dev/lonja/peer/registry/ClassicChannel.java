package dev.lonja.peer.registry;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestDate;
import dev.lonja.protocol.codec.RequestEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The classic way to a registry: one connection, one request and one reply (section 1). When the registry cannot be
 * reached, the answer has the outcome FAILED, and its note says why.
 *
 * <p>Threads: any; each request blocks the thread that makes it.
 */
public final class ClassicChannel {
    private final RegistryConfig config;
    private final Timeouts timeouts;
    private final ReplyLimits limits;
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

    /** The registry as {@code host:port}. */
    public String name() {
        return config.host() + ":" + config.port();
    }

    /** Whether an address of the registry meets that condition. Resolves its name. */
    public boolean isAt(Predicate<InetAddress> wanted) {
        try {
            return Arrays.stream(InetAddress.getAllByName(config.host())).anyMatch(wanted);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Sends the request and waits for its reply. */
    public RegistryAnswer ask(Request.FromUser request) {
        return ask(request, timeouts);
    }

    /** Sends the last request before the agent ends, and waits for its reply for a short time only. */
    public RegistryAnswer askBriefly(Request.FromUser request) {
        return ask(request, timeouts.forGoodbye());
    }

    /** Cancels the requests under way. May be called from any thread. */
    public void cancel() {
        underWay.forEach(ClassicConnection::close);
    }

    private RegistryAnswer ask(Request.FromUser request, Timeouts wait) {
        Operation operation = request.operation();
        try (var connection = new ClassicConnection(config, wait, limits)) {
            underWay.add(connection);
            try {
                return answer(connection.exchange(operation, encode(request)));
            } finally {
                underWay.remove(connection);
            }
        } catch (UnknownHostException unknown) {
            return failed(operation, text("unknown host"));
        } catch (SocketTimeoutException late) {
            return failed(operation, text("no answer in time: %s", late.getMessage()));
        } catch (IOException | MalformedReplyException failure) {
            return failed(operation, Reasons.of(failure));
        }
    }

    private RegistryAnswer answer(Reply reply) {
        return reply.outcome() == Outcome.FAILED
                ? failed(reply.operation(), text("answered that it failed"))
                : RegistryAnswer.of(reply);
    }

    private RegistryAnswer failed(Operation operation, String reason) {
        return RegistryAnswer.of(operation, Outcome.FAILED, text("registry %s: %s", name(), reason));
    }

    private byte[] encode(Request request) {
        return config.dated()
                ? RequestEncoder.encode(request, RequestDate.of(LocalDateTime.now()))
                : RequestEncoder.encode(request);
    }
}
