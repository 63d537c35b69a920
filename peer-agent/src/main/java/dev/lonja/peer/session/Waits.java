package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.session.SessionFailure.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that wait for an answer. Safe from any thread. */
final class Waits {
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Waits for the answer.
     *
     * @throws SessionFailure if it does not come in time, or failed for a reason of the session
     * @throws ExecutionException if it failed for another reason
     */
    <T> T await(CompletableFuture<T> answer, Duration timeout) throws SessionFailure, ExecutionException {
        waiting.add(answer);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            SessionFailure failure =
                    new SessionFailure(Kind.LATE, text("no answer within %d s", Math.max(1, timeout.toSeconds())));
            answer.completeExceptionally(failure);
            throw failure;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SessionFailure failure) {
                throw failure;
            }
            throw failed;
        } finally {
            waiting.remove(answer);
        }
    }

    /** All of them wait no longer. */
    void cancel() {
        waiting.forEach(answer -> answer.completeExceptionally(cancelled()));
    }

    private static SessionFailure cancelled() {
        return new SessionFailure(Kind.CANCELLED, text("cancelled"));
    }
}
