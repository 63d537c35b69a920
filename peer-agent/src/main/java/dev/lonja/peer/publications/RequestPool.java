package dev.lonja.peer.publications;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.Shown;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Sends many requests to the registry, as many at a time as make sense there. A request that fails does not stop the others. But when none has
 * succeeded for a while, the rest is not sent, so that a registry that has gone away costs one wait and not thousands.
 *
 * <p>Threads: the one that calls waits; the requests have threads of their own. {@link #close()} may be called from any.
 */
final class RequestPool implements AutoCloseable {
    /** Longer than the longest wait for one answer, so that one slow answer is not taken for a dead registry. */
    private static final Duration GIVE_UP = Duration.ofSeconds(25);

    private static final String CANCELLED = "cancelled";

    private final ActingUser caller;
    private final Function<Request.FromUser, RegistryAnswer> ask;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lonja-publish-", 0).factory());
    private volatile long acceptedNanos;
    private volatile boolean isClosed;

    /** A pool for requests of that caller, as many at a time as make sense to its registry. */
    RequestPool(ActingUser caller) {
        this(caller, caller::ask);
    }

    /** The same, where something sends each request. */
    RequestPool(ActingUser caller, Function<Request.FromUser, RegistryAnswer> ask) {
        this.caller = caller;
        this.ask = ask;
    }

    /**
     * The answers to all requests.
     *
     * @param failed the paths of the requests that failed
     * @param refused why the registry refused some of these, by path
     * @param doneBefore how many were answered with the outcome that is as good as OK
     * @param reason why the first one failed; empty if none did
     */
    record Answers(Set<String> failed, Map<String, String> refused, int doneBefore, String reason) {
        Answers {
            failed = Set.copyOf(failed);
            refused = Map.copyOf(refused);
        }

        /** None of the requests was sent, for this reason. */
        static Answers unsent(Collection<String> paths, String reason) {
            return new Answers(Set.copyOf(paths), Map.of(), 0, reason);
        }

        /** Why the first one failed that the registry did not refuse; empty if none did. */
        String reasonOfOthers() {
            return failed.size() > refused.size() ? reason : "";
        }
    }

    /** The answer to one request, with the reason if it failed; the refusal is the reason in the words of the registry. */
    private record Asked(boolean isDoneBefore, String failure, String refusal) {
        static Asked failed(String failure) {
            return new Asked(false, failure, "");
        }
    }

    /**
     * Sends a request for each path.
     *
     * @param doneBefore the outcome that is as good as OK
     */
    Answers askAll(Collection<String> paths, Function<String, Request.FromUser> request, Outcome doneBefore)
            throws InterruptedException {
        acceptedNanos = System.nanoTime();
        var places = new Semaphore(caller.requestsAtOnce(), true);
        List<Callable<Asked>> questions = new ArrayList<>(paths.size());
        List<String> ordered = List.copyOf(new TreeSet<>(paths));
        for (String path : ordered) {
            questions.add(() -> inTurn(places, () -> ask(path, request, doneBefore)));
        }
        if (isClosed) {
            return Answers.unsent(ordered, CANCELLED);
        }
        Set<String> failed = new HashSet<>();
        Map<String, String> refused = new HashMap<>();
        int before = 0;
        String reason = "";
        List<Future<Asked>> answers = threads.invokeAll(questions);
        for (int at = 0; at < answers.size(); at++) {
            Asked asked = answerIn(answers.get(at));
            before += asked.isDoneBefore() ? 1 : 0;
            if (!asked.failure().isEmpty()) {
                failed.add(ordered.get(at));
                reason = reason.isEmpty() ? asked.failure() : reason;
            }
            if (!asked.refusal().isEmpty()) {
                refused.put(ordered.get(at), asked.refusal());
            }
        }
        return new Answers(failed, refused, before, reason);
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
        threads.shutdown();
    }

    private static Asked inTurn(Semaphore places, Callable<Asked> question) throws Exception {
        places.acquire();
        try {
            return question.call();
        } finally {
            places.release();
        }
    }

    private Asked ask(String path, Function<String, Request.FromUser> request, Outcome doneBefore) {
        if (isClosed) {
            return Asked.failed(CANCELLED);
        }
        if (System.nanoTime() - acceptedNanos > GIVE_UP.toNanos()) {
            return Asked.failed("the registry has accepted no request for " + GIVE_UP.toSeconds() + " s");
        }
        Request.FromUser question = request.apply(path);
        RegistryAnswer answer = ask.apply(question);
        if (answer.is(Outcome.OK) || answer.is(doneBefore)) {
            acceptedNanos = System.nanoTime();
            return new Asked(!answer.is(Outcome.OK), "", "");
        }
        String failure = Shown.of(question) + " " + Printable.of(path) + ": " + answer.summary();
        return new Asked(false, failure, answer.isRefusal() ? answer.summary() : "");
    }

    private static Asked answerIn(Future<Asked> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            return Asked.failed(String.valueOf(failure.getCause()));
        }
    }
}
