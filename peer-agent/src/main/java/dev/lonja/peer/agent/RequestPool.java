package dev.lonja.peer.agent;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Sends many requests to the registry, a few at a time. A request that fails does not stop the others. But when none has
 * succeeded for a while, the rest is not sent, so that a registry that has gone away costs one wait and not thousands.
 *
 * <p>Threads: the one that calls waits; the requests have threads of their own. {@link #close()} may be called from any.
 */
final class RequestPool implements AutoCloseable {
    /** The most requests at a time: enough to keep a registry busy, few enough to leave it room for others. */
    private static final int MAX_REQUESTS = 4;

    /** Longer than the longest wait for one answer, so that one slow answer is not taken for a dead registry. */
    private static final Duration GIVE_UP = Duration.ofSeconds(25);

    private final ActingUser caller;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            MAX_REQUESTS, Thread.ofPlatform().daemon().name("lonja-publish-", 0).factory());
    private volatile long answeredNanos;
    private volatile boolean isClosed;

    RequestPool(ActingUser caller) {
        this.caller = caller;
    }

    /**
     * The requests that failed.
     *
     * @param reason why the first one failed; empty if none did
     */
    record Failures(int count, String reason) {}

    /**
     * Sends a request for each path.
     *
     * @param doneBefore the outcome that is as good as OK
     */
    Failures askAll(Collection<String> paths, Function<String, Request.FromUser> request, Outcome doneBefore)
            throws InterruptedException {
        answeredNanos = System.nanoTime();
        List<Callable<String>> questions = new ArrayList<>(paths.size());
        for (String path : new TreeSet<>(paths)) {
            questions.add(() -> failureOf(path, request, doneBefore));
        }
        int count = 0;
        String reason = "";
        for (Future<String> answer : isClosed ? List.<Future<String>>of() : threads.invokeAll(questions)) {
            String failure = failureIn(answer);
            count += failure.isEmpty() ? 0 : 1;
            reason = reason.isEmpty() ? failure : reason;
        }
        return isClosed ? new Failures(paths.size(), "the agent is about to end") : new Failures(count, reason);
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
        threads.shutdown();
    }

    private String failureOf(String path, Function<String, Request.FromUser> request, Outcome doneBefore) {
        if (isClosed || System.nanoTime() - answeredNanos > GIVE_UP.toNanos()) {
            return "the registry has answered no request for " + GIVE_UP.toSeconds() + " s";
        }
        Request.FromUser question = request.apply(path);
        RegistryAnswer answer = caller.ask(question);
        if (answer.is(Outcome.OK) || answer.is(doneBefore)) {
            answeredNanos = System.nanoTime();
            return "";
        }
        return question.operation() + " " + Printable.of(path) + ": " + answer.summary();
    }

    private static String failureIn(Future<String> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            return String.valueOf(failure.getCause());
        }
    }
}
