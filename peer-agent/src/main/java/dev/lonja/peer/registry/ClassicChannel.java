package dev.lonja.peer.registry;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestDate;
import dev.lonja.protocol.codec.RequestEncoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the registry: a connection, a request, a reply (section 1). What goes wrong on the way is a failure of the row,
 * with the reason in the notes.
 */
@Singleton
public final class ClassicChannel {
    private final RegistryConfig config;
    private final Set<ClassicConnection> underWay = ConcurrentHashMap.newKeySet();

    /** A channel to the configured registry. */
    public ClassicChannel(RegistryConfig config) {
        this.config = config;
    }

    /** The registry as {@code host:port}. */
    public String name() {
        return config.host() + ":" + config.port();
    }

    /** Sends the request and waits for its reply. */
    public Answer ask(Request.FromUser request) {
        return ask(request, Timeouts.of(config));
    }

    /** The same with little patience: for an agent that is about to leave. */
    public Answer askBriefly(Request.FromUser request) {
        return ask(request, Timeouts.of(config).atMost(config.goodbyeTimeout()));
    }

    /** Gives up on the request under way, if there is one. May come from any thread. */
    public void cancel() {
        underWay.forEach(ClassicConnection::close);
    }

    private Answer ask(Request.FromUser request, Timeouts patience) {
        Operation operation = request.operation();
        try (var connection = new ClassicConnection(config, patience)) {
            underWay.add(connection);
            try {
                return answer(connection.exchange(operation, encode(request)));
            } finally {
                underWay.remove(connection);
            }
        } catch (UnknownHostException unknown) {
            return failed(operation, "unknown host");
        } catch (SocketTimeoutException late) {
            return failed(operation, "no answer in time: " + late.getMessage());
        } catch (IOException | MalformedReplyException failure) {
            return failed(operation, String.valueOf(failure.getMessage()));
        }
    }

    private Answer answer(Reply reply) {
        return reply.outcome() == Outcome.FAILED
                ? failed(reply.operation(), "answered that it failed")
                : Answer.of(reply);
    }

    private Answer failed(Operation operation, String reason) {
        return Answer.of(operation, Outcome.FAILED, "registry " + name() + ": " + reason);
    }

    private byte[] encode(Request request) {
        return config.dated()
                ? RequestEncoder.encode(request, RequestDate.of(LocalDateTime.now()))
                : RequestEncoder.encode(request);
    }
}
