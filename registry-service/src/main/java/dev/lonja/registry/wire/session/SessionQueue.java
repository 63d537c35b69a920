package dev.lonja.registry.wire.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.transport.session.Session;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a session that take effect in the order in which they were sent (docs/session.md, Order). Changes begin one after
 * the other and are made together, and so are questions; but a question begins when the changes before it are made, and a change
 * when the questions before it are answered. What decides about others, such as CONNECT, is made alone. Belongs to the event loop of
 * its session.
 */
final class SessionQueue {
    /** Each has a page of rows in memory until it is taken. */
    private static final int MAX_QUESTIONS = 16;

    private static final int RETRY_SECONDS = 5;

    private final Session session;
    private final SessionServices services;
    private final Queue<SessionRequest> waiting = new ArrayDeque<>(1);
    private Kind runningKind = Kind.ALONE;
    private int running;
    /** It has begun, but is not executed yet, so that none may begin behind it. */
    private @Nullable SessionRequest blocking;

    private boolean isBeginning;

    private enum Kind {
        CHANGE,
        QUESTION,
        ALONE
    }

    SessionQueue(Session session, SessionServices services) {
        this.session = session;
        this.services = services;
    }

    /** Executes the request when those before it let it begin. */
    void add(SessionRequest request) {
        waiting.add(request);
        request.incoming().onCancel(() -> cancel(request));
        beginSome();
    }

    /** The request is answered. */
    void done(SessionRequest request) {
        running--;
        if (blocking == request) {
            blocking = null;
        }
        beginSome();
    }

    private void cancel(SessionRequest request) {
        if (waiting.remove(request)) {
            request.answer(SessionReply.Failure.of(Outcome.CANCELLED, "cancelled before it began"));
            beginSome();
        }
    }

    /** Answers may come at once, within this call. */
    private void beginSome() {
        if (isBeginning) {
            return;
        }
        isBeginning = true;
        for (SessionRequest next = waiting.peek(); next != null && mayBegin(next); next = waiting.peek()) {
            waiting.remove();
            begin(next);
        }
        isBeginning = false;
    }

    private boolean mayBegin(SessionRequest next) {
        if (session.isEnded() || blocking != null) {
            return false;
        }
        Kind kind = kind(next.request());
        return running == 0
                || kind == runningKind
                        && switch (kind) {
                            case CHANGE -> true;
                            case QUESTION -> running < MAX_QUESTIONS;
                            case ALONE -> false;
                        };
    }

    private void begin(SessionRequest request) {
        if (request.pending().nanos() > services.observers().answerTimeout().toNanos()) {
            request.answer(SessionReply.Failure.of(Outcome.BUSY, "the requests before it took too long")
                    .retryAfter(RETRY_SECONDS));
            return;
        }
        running++;
        runningKind = kind(request.request());
        if (runningKind == Kind.QUESTION) {
            blocking = request;
            request.incoming().whenRoom(() -> {
                blocking = null;
                submit(request);
                beginSome();
            });
        } else {
            submit(request);
        }
    }

    private void submit(SessionRequest request) {
        if (!services.requests().submit(request.pending())) {
            blocking = request;
        }
    }

    private static Kind kind(Request request) {
        return switch (request) {
            case Request.Connect connect -> Kind.ALONE;
            case Request.Disconnect disconnect -> Kind.ALONE;
            case Request.Change change -> Kind.CHANGE;
            case Request.Question question -> Kind.QUESTION;
            case DirectoryRequest.Watch watch -> Kind.ALONE;
            case DirectoryRequest.Unwatch unwatch -> Kind.ALONE;
            case Request.Hello hello -> Kind.ALONE;
            case Request.Ping ping -> Kind.ALONE;
            case Request.PeerRequest peerRequest -> Kind.ALONE;
        };
    }
}
