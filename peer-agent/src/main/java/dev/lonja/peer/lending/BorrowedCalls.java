package dev.lonja.peer.lending;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.session.Called;
import dev.lonja.peer.session.Calls;
import dev.lonja.peer.session.SessionFailure;
import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.peer.session.Standing;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The requests of a command: in the session of a running agent of the same data folder, if there is one, otherwise in a session of its own. A
 * presence belongs to a session, so that the command makes one in its own. Safe from any thread.
 */
public final class BorrowedCalls implements Calls {
    /** The agent answers each request itself, also one that the registry does not answer in time. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LendingSocket socket;
    private final Calls own;
    private final Queue<Borrowed> idle = new ConcurrentLinkedQueue<>();
    private final Set<CompletableFuture<Called>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean isBorrowing = true;

    /** Calls that may be borrowed at that socket. */
    public BorrowedCalls(LendingSocket socket, Calls own) {
        this.socket = socket;
        this.own = own;
    }

    /** Whether an agent lends its session for the request: not for what lasts as long as the session. */
    static boolean isLent(Request request) {
        return switch (request) {
            case Request.Connect connect -> false;
            case Request.Disconnect disconnect -> false;
            case Request.Control control -> false;
            case DirectoryRequest.Hold hold -> false;
            default -> true;
        };
    }

    @Override
    public Called call(Request request, Duration timeout) throws SessionFailure {
        if (!isLent(request)) {
            isBorrowing = false;
        }
        if (!isBorrowing) {
            return own.call(request, timeout);
        }
        Borrowed borrowed;
        try {
            Borrowed free = idle.poll();
            borrowed = free == null ? new Borrowed(socket.connect()) : free;
        } catch (IOException nobodyLends) {
            isBorrowing = false;
            return own.call(request, timeout);
        }
        return call(borrowed, request, timeout);
    }

    @Override
    public Called callAtOnce(Request request, Duration timeout) throws SessionFailure {
        return isBorrowing && isLent(request) ? call(request, timeout) : own.callAtOnce(request, timeout);
    }

    @Override
    public Standing standing() {
        return own.standing();
    }

    @Override
    public boolean isEstablished() {
        return own.isEstablished();
    }

    @Override
    public void whenEvent(Consumer<Event> listener) {
        own.whenEvent(listener);
    }

    @Override
    public void cancel() {
        waiting.forEach(answer -> answer.completeExceptionally(new SessionFailure(Kind.CANCELLED, text("cancelled"))));
        own.cancel();
    }

    @Override
    public void close() {
        idle.forEach(Borrowed::close);
        own.close();
    }

    private Called call(Borrowed borrowed, Request request, Duration timeout) throws SessionFailure {
        CompletableFuture<Called> answer = new CompletableFuture<>();
        waiting.add(answer);
        Thread.ofVirtual().name("lonja-borrow").start(() -> borrowed.call(request, answer));
        try {
            Called called = answer.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            idle.add(borrowed);
            return called;
        } catch (ExecutionException failed) {
            borrowed.close();
            throw failed.getCause() instanceof SessionFailure failure
                    ? failure
                    : new SessionFailure(Kind.LOST, text("the agent that lends its session has ended"));
        } catch (TimeoutException late) {
            borrowed.close();
            throw new SessionFailure(Kind.LATE, text("the agent that lends its session does not answer"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            borrowed.close();
            throw new SessionFailure(Kind.CANCELLED, text("cancelled"));
        } finally {
            waiting.remove(answer);
        }
    }
}
