package dev.lonja.registry.requests;

import dev.lonja.protocol.Request;
import dev.lonja.registry.directory.ListingTooLongException;
import dev.lonja.transport.Permits;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * Executes requests, a limited number at a time, and answers each in the event loop that asked.
 *
 * <p>This is the only crossing from the event loops to the threads that block. {@link #start} holds the registry's one
 * switch over the kinds of requests.
 */
@Singleton
public class RequestExecutor implements Requests {
    private final Changes changes;
    private final Questions questions;
    private final OfSessions sessions;
    private final Refusals refusals;
    private final Permits<PendingRequest> permits;
    private final FailureLog failures = new FailureLog();

    RequestExecutor(
            Changes changes, Questions questions, OfSessions sessions, Refusals refusals, RequestLimits limits) {
        this.sessions = sessions;
        this.changes = changes;
        this.questions = questions;
        this.refusals = refusals;
        this.permits = new Permits<>(limits.maxInFlight());
    }

    /** What answers the requests of sessions. */
    @Singleton
    record OfSessions(SessionChanges changes, SessionQuestions questions) {}

    @Override
    public boolean submit(PendingRequest pending) {
        boolean hasPermit = permits.acquire(pending);
        if (hasPermit) {
            begin(pending);
        }
        return hasPermit;
    }

    @Override
    public void cancel(PendingRequest pending) {
        permits.cancel(pending);
    }

    /** The number of requests that are being executed. */
    public int inFlight() {
        return permits.inUse();
    }

    /** The number of complete requests that wait for a permit. */
    public int waiting() {
        return permits.waiting();
    }

    private void begin(PendingRequest pending) {
        CompletableFuture<Answer> answer = startOrFail(pending).toCompletableFuture();
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            releasePermit();
            pending.answer(answer.join());
            return;
        }
        answer.whenComplete((known, failure) -> {
            Answer result = failure == null ? known : failed(pending.request(), failure);
            pending.run(() -> pending.answer(result));
            releasePermit();
        });
    }

    private void releasePermit() {
        permits.release().ifPresent(next -> next.run(() -> begin(next)));
    }

    /** Turns an exception into a failed answer, so that the permit is always released. */
    private CompletionStage<Answer> startOrFail(PendingRequest pending) {
        try {
            return start(pending);
        } catch (RuntimeException | Error failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletionStage<Answer> start(PendingRequest pending) {
        return switch (pending.request()) {
            case Request.Change change ->
                pending.session()
                        .map(session -> sessions.changes().make(change, pending.from(), session))
                        .orElseGet(() -> changes.make(change, pending.from()));
            case Request.Question question ->
                pending.session()
                        .map(session -> sessions.questions().answer(question, pending.from(), session))
                        .orElseGet(() -> questions.answer(question, pending.from(), pending.contentForm()));
            case Request.PeerRequest peerRequest ->
                CompletableFuture.completedFuture(
                        new Answer.Failed(Answer.Cause.NOT_SERVED, "contents are served by the peers"));
            case Request.Control control ->
                pending.session()
                        .map(session -> sessions.questions().control(control, pending.from(), session))
                        .orElseGet(() -> pending.control(control));
        };
    }

    private Answer failed(Request request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        failures.log(request.operation(), cause);
        Answer.Cause kind = switch (cause) {
            case ListingTooLongException tooLong -> Answer.Cause.TOO_LONG;
            case RejectedExecutionException full -> Answer.Cause.OVERLOADED;
            default -> Answer.Cause.BROKEN;
        };
        if (kind == Answer.Cause.TOO_LONG) {
            refusals.count(Refusals.Reason.LIST_LENGTH);
        }
        return new Answer.Failed(kind, String.valueOf(cause.getMessage()));
    }
}
