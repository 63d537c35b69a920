package dev.lonja.endtoend.replicas;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A user who publishes, deletes and lists at a {@link Pace}, repeats failed requests, and records the replies.
 *
 * <p>A request that failed or got no reply may still take effect later; its path is not used again.
 */
final class LoadUser {
    /** The longest time for which a listing may be stale, and a tenth of a second for the precision of clocks. */
    private static final long STALE_NANOS = Duration.ofMillis(1100).toNanos();

    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(50);

    private enum Answer {
        AT_ONCE,
        REPEATED,
        NONE
    }

    private final String name;
    private final Client client;
    private final int listensOn;
    private final Random random;
    private final Pace pace;
    private final History history = new History();
    private final AtomicLong answers = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private volatile long longestWaitNanos;
    private int paths;

    LoadUser(String name, Client client, int listensOn, Random random, Pace pace) {
        this.name = name;
        this.client = client;
        this.listensOn = listensOn;
        this.random = random;
        this.pace = pace;
    }

    void run() {
        untilAnswered(new Request.Register(name), Set.of(Outcome.OK, Outcome.NAME_IN_USE));
        untilAnswered(new Request.Connect(name, listensOn), Set.of(Outcome.OK, Outcome.ALREADY_CONNECTED));
        while (!pace.isOver()) {
            switch (random.nextInt(5)) {
                case 0, 1 -> publish();
                case 2 -> delete();
                case 3 -> list();
                default -> untilAnswered(new Request.ListUsers(name), Set.of(Outcome.OK));
            }
            pace.afterRequest();
        }
    }

    String name() {
        return name;
    }

    History history() {
        return history;
    }

    /** The number of requests that were answered so far. */
    long answers() {
        return answers.get();
    }

    /** The failures of requests, including those that succeeded when they were repeated. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Answers that contradict earlier ones. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    Duration longestWait() {
        return Duration.ofNanos(longestWaitNanos);
    }

    private void publish() {
        String path = "/" + name + "/" + paths++;
        history.asked(path);
        switch (untilAnswered(
                new Request.Publish(name, path, "of " + name), Set.of(Outcome.OK, Outcome.ALREADY_PUBLISHED))) {
            case AT_ONCE -> history.acknowledgedPublish(path, true);
            case REPEATED -> history.acknowledgedPublish(path, false);
            case NONE -> {}
        }
    }

    private void delete() {
        history.takeDeletable().ifPresent(path -> {
            history.asked(path);
            switch (untilAnswered(new Request.Delete(name, path), Set.of(Outcome.OK, Outcome.NOT_PUBLISHED))) {
                case AT_ONCE, REPEATED -> history.acknowledgedDelete(path);
                case NONE -> {}
            }
        });
    }

    private void list() {
        long asked = System.nanoTime();
        try {
            if (client.ask(new Request.ListContent(name, name)) instanceof Reply.Content(List<PublishedFile> files)) {
                answered(asked);
                Set<String> listed = files.stream().map(PublishedFile::path).collect(Collectors.toSet());
                contradictions.addAll(history.contradictions(listed, asked - STALE_NANOS));
            } else {
                failures.add("LIST_CONTENT of " + name + " was not answered with a listing");
            }
        } catch (IOException failure) {
            failures.add("LIST_CONTENT of " + name + ": " + failure);
        }
    }

    /** Repeats a request until it gets one of these outcomes. Outcomes other than OK are correct only after a repetition. */
    private Answer untilAnswered(Request request, Set<Outcome> wanted) {
        long asked = System.nanoTime();
        Answer answer = Answer.AT_ONCE;
        while (answer == Answer.AT_ONCE || !pace.isOver()) {
            try {
                Outcome outcome = client.outcome(request);
                if (outcome == Outcome.OK || (answer == Answer.REPEATED && wanted.contains(outcome))) {
                    answered(asked);
                    return answer;
                }
                failures.add(request + ": " + outcome);
                if (outcome != Outcome.FAILED) {
                    contradictions.add(request + " was answered " + outcome + ", " + answer);
                    return Answer.NONE;
                }
            } catch (IOException failure) {
                failures.add(request + ": " + failure);
            }
            answer = Answer.REPEATED;
            LockSupport.parkNanos(BEFORE_NEXT_TRY.toNanos());
        }
        return Answer.NONE;
    }

    private void answered(long askedNanos) {
        answers.incrementAndGet();
        longestWaitNanos = Math.max(longestWaitNanos, System.nanoTime() - askedNanos);
    }
}
