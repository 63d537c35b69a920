package dev.lonja.registry.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.directory.memory.InMemoryDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    /** Enough time for the writer to reach the first write, even on a busy machine. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(300);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstBegun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final InMemoryDirectory directory = new InMemoryDirectory(true) {
        @Override
        public ChangeResult apply(DirectoryChange change) {
            if (change.user().equals("bad")) {
                throw new DirectoryException("made to fail");
            }
            journal.add(change.user());
            return super.apply(change);
        }
    };

    /** Transactions of the fake directory. The first one waits until the test has queued the writes of the next batch. */
    private class FakeTransactions implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            firstBegun.countDown();
            await(mayGoOn);
            Runnable rollback = directory.mark();
            journal.add("begin");
            try {
                T result = work.get();
                journal.add("commit");
                return result;
            } catch (RuntimeException failure) {
                rollback.run();
                journal.add("rollback");
                throw failure;
            }
        }
    }

    private class JournalingListener implements CommitListener {
        @Override
        public void beginning() {}

        @Override
        public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
            journal.add("told " + results.size());
        }

        @Override
        public void failed(List<DirectoryChange> changes) {
            journal.add("told of a failure");
        }
    }

    @Test
    void commitsWhatWaitsInOneTransactionInOrder() {
        try (GroupCommit writes = open(16, 16, Duration.ofSeconds(30))) {
            List<CompletableFuture<Outcome>> replies = submitAll(writes, "first", "a", "b", "a", "c");

            assertThat(outcomes(replies))
                    .containsExactly(Outcome.OK, Outcome.OK, Outcome.OK, Outcome.NAME_IN_USE, Outcome.OK);
            assertThat(journal)
                    .containsExactly(
                            "begin", "first", "commit", "told 1", "begin", "a", "b", "a", "c", "commit", "told 4");
        }
    }

    @Test
    void takesNoMoreThanABatch() {
        try (GroupCommit writes = open(2, 16, Duration.ofSeconds(30))) {
            outcomes(submitAll(writes, "first", "a", "b", "c"));

            assertThat(journal)
                    .containsExactly(
                            "begin", "first", "commit", "told 1", "begin", "a", "b", "commit", "told 2", "begin", "c",
                            "commit", "told 1");
        }
    }

    @Test
    void letsABadWriteFailAlone() {
        try (GroupCommit writes = open(16, 16, Duration.ofSeconds(30))) {
            List<CompletableFuture<Outcome>> replies = submitAll(writes, "first", "a", "bad", "a", "c");

            assertThatThrownBy(() -> replies.get(2).get(10, TimeUnit.SECONDS)).hasMessageContaining("made to fail");
            replies.remove(2);
            assertThat(outcomes(replies)).containsExactly(Outcome.OK, Outcome.OK, Outcome.NAME_IN_USE, Outcome.OK);
            assertThat(journal)
                    .containsSequence(
                            "begin",
                            "a",
                            "rollback",
                            "told of a failure",
                            "begin",
                            "a",
                            "commit",
                            "told 1",
                            "begin",
                            "rollback",
                            "told of a failure");
        }
    }

    @Test
    void answersNothingBeforeTheCommit() {
        try (GroupCommit writes = open(16, 16, Duration.ofSeconds(30))) {
            CompletableFuture<Outcome> reply = submit(writes, "first").thenApply(answered -> {
                journal.add("answered");
                return answered;
            });
            await(firstBegun);
            assertThat(reply).isNotDone();
            mayGoOn.countDown();

            outcomes(List.of(reply));
            assertThat(journal).containsExactly("begin", "first", "commit", "told 1", "answered");
        }
    }

    @Test
    void refusesMoreThanMayWait() {
        try (GroupCommit writes = open(16, 2, Duration.ofSeconds(30))) {
            CompletableFuture<Outcome> first = submit(writes, "first");
            await(firstBegun);
            submit(writes, "a");
            submit(writes, "b");

            assertThat(submit(writes, "c")).isCompletedExceptionally();
            mayGoOn.countDown();
            outcomes(List.of(first));
        }
    }

    @Test
    void triesNothingThatWaitedTooLong() {
        try (GroupCommit writes = open(16, 16, SHORT_WAIT)) {
            submit(writes, "first");
            await(firstBegun);
            CompletableFuture<Outcome> late = submit(writes, "late");
            Awaitility.await().until(writes::isStuck);
            mayGoOn.countDown();

            assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).hasMessageContaining("too long");
            assertThat(journal).doesNotContain("late");
        }
    }

    @Test
    void isAliveButNotReadyWhileAWriteWaitsForTooLong() {
        try (GroupCommit writes = open(16, 16, SHORT_WAIT)) {
            HealthCheck ready = WriterHealth.notStuck(writes);
            HealthCheck alive = WriterHealth.alive(writes);
            submit(writes, "first");
            await(firstBegun);
            assertThat(ready.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

            submit(writes, "late");
            Awaitility.await().until(() -> ready.call().getStatus() == HealthCheckResponse.Status.DOWN);
            assertThat(ready.call().getData())
                    .hasValueSatisfying(data -> assertThat(data).containsEntry("waiting", 1L));
            assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

            mayGoOn.countDown();
            Awaitility.await().until(() -> ready.call().getStatus() == HealthCheckResponse.Status.UP);
        }
    }

    @Test
    void refusesWritesOnceClosed() {
        mayGoOn.countDown();
        GroupCommit writes = open(16, 16, Duration.ofSeconds(30));
        writes.close();
        writes.close();

        assertThat(submit(writes, "late")).isCompletedExceptionally();
    }

    private GroupCommit open(int maxBatch, int maxQueued, Duration maxWait) {
        return new GroupCommit(
                new FakeTransactions(),
                directory,
                new JournalingListener(),
                new CommitLimits(maxBatch, maxQueued, maxWait));
    }

    /** Submits the first write alone, and the others while the first is being committed. */
    private List<CompletableFuture<Outcome>> submitAll(GroupCommit writes, String first, String... others) {
        List<CompletableFuture<Outcome>> replies = new ArrayList<>();
        replies.add(submit(writes, first));
        await(firstBegun);
        for (String other : others) {
            replies.add(submit(writes, other));
        }
        mayGoOn.countDown();
        return replies;
    }

    private static CompletableFuture<Outcome> submit(GroupCommit writes, String user) {
        return writes.submit(new DirectoryChange.Register(user)).toCompletableFuture();
    }

    private static List<Outcome> outcomes(List<CompletableFuture<Outcome>> replies) {
        return replies.stream()
                .map(reply -> reply.orTimeout(10, TimeUnit.SECONDS).join())
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
