package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.identity.PinnedRegistry;
import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.Welcome;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionHandler;
import dev.lonja.transport.session.SessionLimits;
import dev.lonja.transport.session.SessionPulse;
import dev.lonja.transport.session.SessionTerms;
import dev.lonja.transport.session.Side;
import dev.lonja.transport.tls.PeerKey;
import dev.lonja.transport.tls.TlsAcceptor;
import dev.lonja.transport.tls.TlsContext;
import dev.lonja.transport.tls.TlsDialer;
import dev.lonja.transport.tls.UnexpectedKeyException;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Dials a registry, and says HELLO. The first key that it sees there is pinned; from then on it accepts no other one (docs/session.md,
 * Pinned registries). Blocks; one thread at a time.
 */
final class Dialling {
    private static final String AGENT = "lonja-peer";
    private static final int MAX_HEARTBEAT_SECONDS = 3600;

    private final Supplier<Vertx> vertx;
    private final AgentKey key;
    private final PinnedRegistry registry;
    private final Waits waits;
    private final SessionPulse pulse = new SessionPulse(SessionPulse.DEFAULT_INTERVAL);
    private volatile Set<KeyId> announced = Set.of();
    private @Nullable TlsDialer dialer;

    Dialling(Supplier<Vertx> vertx, AgentKey key, PinnedRegistry registry, Waits waits) {
        this.vertx = vertx;
        this.key = key;
        this.registry = registry;
        this.waits = waits;
    }

    /** The registry has said that this is its key. Until one is pinned, that one is demanded. */
    void announced(KeyId id) {
        announced = Set.of(id);
    }

    /**
     * A session that stands.
     *
     * @param handlers creates what takes its events and its end
     */
    Session dial(Function<Session, SessionHandler> handlers) throws SessionFailure {
        try {
            Set<KeyId> pinned = registry.keys();
            Dialled dialled = connect(pinned, handlers);
            Session session = dialled.session();
            try {
                Welcome welcome = greet(session);
                pin(pinned.isEmpty() ? new KeyId(dialled.key().toString()) : null);
                pin(welcome.nextKey().orElse(null));
                return session;
            } catch (SessionFailure | IOException failure) {
                session.run(() -> session.end(Bye.of(ByeReason.STOPPING, "")));
                throw failure;
            }
        } catch (UnknownHostException unknown) {
            throw unsent(text("unknown host"));
        } catch (IOException unusable) {
            throw unsent(Reasons.withFile(unusable));
        }
    }

    private record Dialled(Session session, PeerKey key) {}

    private Dialled connect(Set<KeyId> pinned, Function<Session, SessionHandler> handlers)
            throws SessionFailure, IOException {
        TlsContext context = key.context();
        SessionFailure last = unsent(text("unknown host"));
        for (InetAddress address : InetAddress.getAllByName(registry.address().host())) {
            try {
                return connect(new InetSocketAddress(address, registry.address().port()), context, pinned, handlers);
            } catch (ExecutionException failed) {
                Throwable reason = failed.getCause();
                if (reason instanceof SSLException noTls) {
                    throw refused(noTls, pinned);
                }
                last = unsent(unreached(reason));
            }
        }
        throw last;
    }

    private Dialled connect(
            InetSocketAddress address,
            TlsContext context,
            Set<KeyId> pinned,
            Function<Session, SessionHandler> handlers)
            throws SessionFailure, ExecutionException {
        List<byte[]> demanded = (pinned.isEmpty() ? announced : pinned)
                .stream().map(id -> HexFormat.of().parseHex(id.hex())).toList();
        CompletableFuture<Dialled> begun = new CompletableFuture<>();
        dialer().dial(SocketAddress.inetSocketAddress(address), context, demanded, (connection, peer) -> {
                    var session = new Session(connection, Side.DIALLING, SessionLimits.DEFAULT, pulse, handlers);
                    if (!begun.complete(new Dialled(session, peer))) {
                        session.run(() -> session.end(Bye.of(ByeReason.STOPPING, "")));
                    }
                    return Optional.of(session);
                })
                .onFailure(begun::completeExceptionally);
        return waits.await(begun, TlsAcceptor.SETUP_TIME.multipliedBy(2));
    }

    private Welcome greet(Session session) throws SessionFailure {
        var hello = new Request.Hello("2", AGENT, "", "");
        var pending = new PendingCall(session, hello.operation(), called -> establish(session, called));
        session.run(() -> session.request(SessionRequests.payload(hello), pending));
        Called called = await(pending.answer());
        if (!(called.reply() instanceof SessionReply.Success success)) {
            throw unsent(text("it refuses the session: %s", reason(called.reply())));
        }
        return welcome(success).orElseThrow(() -> unsent(text("its answer to HELLO is malformed")));
    }

    private void pin(@Nullable KeyId id) throws IOException {
        if (id != null) {
            registry.add(id);
        }
    }

    private Called await(CompletableFuture<Called> answer) throws SessionFailure {
        try {
            return waits.await(answer, TlsAcceptor.SETUP_TIME);
        } catch (ExecutionException failed) {
            throw unsent(String.valueOf(failed.getCause()));
        } catch (SessionFailure failure) {
            throw failure.kind() == Kind.LOST ? unsent(text("it ended the session before answering HELLO")) : failure;
        }
    }

    private static void establish(Session session, Called called) {
        if (called.reply() instanceof SessionReply.Success success) {
            welcome(success)
                    .ifPresentOrElse(
                            welcome -> session.establish(terms(welcome)),
                            () -> session.end(Bye.of(ByeReason.PROTOCOL, "a malformed answer to HELLO")));
        } else {
            session.end(Bye.of(ByeReason.STOPPING, ""));
        }
    }

    private static SessionTerms terms(Welcome welcome) {
        long heartbeat = Math.max(1, Math.min(welcome.heartbeatSeconds(), MAX_HEARTBEAT_SECONDS));
        int requests = (int) Math.max(1, Math.min(welcome.requestsInFlight(), SessionLimits.DEFAULT.maxRequests()));
        return new SessionTerms(Duration.ofSeconds(heartbeat), true, requests);
    }

    private static Optional<Welcome> welcome(SessionReply.Success success) {
        try {
            return Optional.of(Welcome.read(success));
        } catch (MalformedReplyException malformed) {
            return Optional.empty();
        }
    }

    /** The messages of Netty name the address, which the sentence does already. */
    private static String unreached(@Nullable Throwable reason) {
        String message = String.valueOf(reason == null ? null : reason.getMessage());
        boolean isRefused = reason instanceof ConnectException && message.contains("Connection refused");
        return isRefused
                ? text("Connection refused")
                : reason instanceof IOException network ? Reasons.of(network) : message;
    }

    private SessionFailure refused(SSLException reason, Set<KeyId> pinned) {
        String known = pinned.stream().map(KeyId::forPeople).sorted().collect(Collectors.joining(", "));
        if (reason instanceof UnexpectedKeyException other) {
            String shown = new KeyId(other.key().toString()).forPeople();
            return unsent(
                    pinned.isEmpty()
                            ? text("it has the key %s, but named another one before; nothing was sent", shown)
                            : text(
                                    "it has the key %s, but %s knows it by %s; nothing was sent. If its operator confirms the new key,"
                                            + " accept it with: lonja peer trust %s",
                                    shown, registry.file(), known, shown));
        }
        return unsent(
                pinned.isEmpty()
                        ? text(
                                "it says that it speaks sessions, but TLS fails: %s; --classic uses the classic protocol instead",
                                reason.getMessage())
                        : text(
                                "it shows no key (%s), but %s knows it by %s; nothing was sent, because without its key it may be another registry",
                                reason.getMessage(), registry.file(), known));
    }

    private static String reason(SessionReply reply) {
        return reply instanceof SessionReply.Failure failure
                        && !failure.reason().isEmpty()
                ? failure.reason()
                : reply.outcome().name();
    }

    private static SessionFailure unsent(String reason) {
        return new SessionFailure(Kind.UNSENT, reason);
    }

    private TlsDialer dialer() {
        TlsDialer now = dialer;
        if (now == null) {
            now = new TlsDialer(vertx.get(), TlsAcceptor.SETUP_TIME);
            dialer = now;
        }
        return now;
    }
}
