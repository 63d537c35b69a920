package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.identity.PinnedRegistry;
import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.OutgoingRequest;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The session with a registry. It is dialled when it is first needed; if it breaks, it is dialled again with the next request, and
 * without one if the registry should go on knowing something about it, such as the presence of its user. A new session gets that back
 * before any request.
 *
 * <p>Threads: any; {@code lonja-session} dials a broken session again.
 */
public final class RegistryLine implements Calls {
    private static final Logger LOG = Logger.getLogger(RegistryLine.class);

    /** A request is sent this many times at most. */
    private static final int MAX_TRIES = 3;

    private static final Duration TIME_TO_RESTORE = Duration.ofSeconds(15);

    private final Waits waits = new Waits();
    private final Standing standing = new Standing();
    private final ContestedPresence contested = new ContestedPresence(this);
    private final Dialling dialling;
    private final Reconnection reconnection = new Reconnection(this::dialAgain);
    private final Object dial = new Object();
    private volatile @Nullable Session current;
    private volatile long notBeforeNanos = System.nanoTime();
    private volatile Consumer<Event> listener = event -> {};
    private volatile Runnable whenEstablished = () -> {};
    private volatile Runnable whenClosed = () -> {};
    private volatile boolean isClosed;

    /** The line to that registry, of an agent with that key. */
    public RegistryLine(Supplier<Vertx> vertx, AgentKey key, PinnedRegistry registry) {
        this.dialling = new Dialling(vertx, key, registry, waits);
    }

    /** The registry has said that this is its key. Until one is pinned, that one is demanded. */
    public void announced(KeyId id) {
        dialling.announced(id);
    }

    /** From now on the action runs after each session that begins. */
    public void whenEstablished(Runnable action) {
        whenEstablished = action;
    }

    /** The action runs when the line is closed. */
    public void whenClosed(Runnable action) {
        whenClosed = action;
    }

    @Override
    public void whenEvent(Consumer<Event> taker) {
        listener = taker;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public Called call(Request request, Duration timeout) throws SessionFailure {
        for (int tries = 1; ; tries++) {
            try {
                return send(established(timeout), request, timeout);
            } catch (SessionFailure failure) {
                boolean isRepeated = failure.kind() == Kind.LOST && isRepeatable(request) && tries < MAX_TRIES;
                if (!isRepeated || isClosed) {
                    throw failure;
                }
            }
        }
    }

    @Override
    public Called callAtOnce(Request request, Duration timeout) throws SessionFailure {
        Session session = current;
        if (session == null) {
            throw new SessionFailure(Kind.UNSENT, text("there is no connection"));
        }
        return send(session, request, timeout);
    }

    @Override
    public boolean isEstablished() {
        return current != null;
    }

    @Override
    public void cancel() {
        waits.cancel();
    }

    @Override
    public void close() {
        isClosed = true;
        whenClosed.run();
        reconnection.close();
        waits.cancel();
        Session session = current;
        if (session != null) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            session.run(() -> {
                session.end(Bye.of(ByeReason.STOPPING, ""));
                ended.complete(null);
            });
            ended.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
        }
    }

    /** Whether sending the request again has no other effect than sending it once. */
    private static boolean isRepeatable(Request request) {
        return switch (request) {
            case Request.Connect connect -> true;
            case Request.Disconnect disconnect -> true;
            case Request.Delete delete -> true;
            case DirectoryRequest.PublishFile publish -> true;
            case DirectoryRequest.Watch watch -> true;
            case Request.Question question -> true;
            default -> false;
        };
    }

    private Session established(Duration timeout) throws SessionFailure {
        Session session = current;
        if (session != null) {
            return session;
        }
        synchronized (dial) {
            session = current;
            if (session != null) {
                return session;
            }
            awaitTurn(timeout);
            return dial();
        }
    }

    private Session dial() throws SessionFailure {
        Session session = dialling.dial(each -> new LineHandler(each, this::heard, end -> ended(each, end)));
        try {
            for (Request.FromUser request : standing.requests()) {
                send(session, request, TIME_TO_RESTORE);
            }
        } catch (SessionFailure failure) {
            session.run(() -> session.end(Bye.of(ByeReason.STOPPING, "")));
            throw failure;
        }
        current = session;
        // It may have ended before it was the current one.
        session.run(() -> current = session.isEnded() && current == session ? null : current);
        whenEstablished.run();
        return session;
    }

    /** A registry that stops says when it makes sense to come back. */
    private void awaitTurn(Duration timeout) throws SessionFailure {
        Duration wait = Duration.ofNanos(notBeforeNanos - System.nanoTime());
        if (!wait.isPositive()) {
            return;
        }
        if (wait.compareTo(timeout) > 0) {
            throw new SessionFailure(
                    Kind.UNSENT, text("it has stopped, and asks to come back in %d s", wait.toSeconds() + 1));
        }
        CompletableFuture<Boolean> turn =
                new CompletableFuture<Boolean>().completeOnTimeout(true, wait.toMillis(), TimeUnit.MILLISECONDS);
        try {
            waits.await(turn, timeout.plusSeconds(1));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Called send(Session session, Request request, Duration timeout) throws SessionFailure {
        var pending = new PendingCall(session, request.operation(), called -> standing.answered(request, called));
        CompletableFuture<OutgoingRequest> sent = new CompletableFuture<>();
        byte[] payload = SessionRequests.payload(request);
        session.run(() -> sent.complete(session.request(payload, pending)));
        try {
            return waits.await(pending.answer(), timeout);
        } catch (ExecutionException failed) {
            throw new SessionFailure(Kind.LOST, String.valueOf(failed.getCause()));
        } catch (SessionFailure failure) {
            if (failure.kind() == Kind.LATE || failure.kind() == Kind.CANCELLED) {
                session.run(() -> sent.thenAccept(OutgoingRequest::cancel));
            }
            throw failure;
        }
    }

    private void ended(Session session, SessionEnd end) {
        if (current == session) {
            current = null;
        }
        long seconds =
                end instanceof SessionEnd.Left(Bye bye) ? bye.retrySeconds().orElse(0) : 0;
        notBeforeNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.min(seconds, TimeUnit.DAYS.toSeconds(1)));
        LOG.debugf("the session with the registry ended: %s", end);
        if (!isClosed && standing.isNeeded()) {
            reconnection.begin(seconds);
        }
    }

    private void heard(Event event) {
        standing.heard(event);
        contested.heard(event);
        listener.accept(event);
    }

    private void dialAgain() throws SessionFailure {
        if (standing.isNeeded()) {
            established(Duration.ofMinutes(1));
        }
    }
}
