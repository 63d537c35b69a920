package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.session.PresentPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The writer, the feed and another registry, about one user, in every order of their steps.
 *
 * <p>A write begins, takes effect in the database, and is told; a read begins, sees the database, and is applied; another
 * registry's change takes effect at once, and the feed has to begin a read after that.
 */
@Execution(ExecutionMode.CONCURRENT)
class CachedUsersOrderTest {
    private static final String ANA = "ana";
    private static final Set<String> NAMES = Set.of(ANA);

    private enum Write {
        CONNECT,
        DISCONNECT,
        UNREGISTER,
        FAILED_CONNECT,
        FAILED_DISCONNECT,
        LOST_CONNECT,
        LOST_DISCONNECT
    }

    private enum Step {
        WRITE_BEGINS,
        WRITE_TAKES_EFFECT,
        WRITE_IS_TOLD,
        READ_BEGINS,
        READ_SEES,
        READ_IS_APPLIED,
        OTHER_CHANGES
    }

    private static final List<Step> WRITE = List.of(Step.WRITE_BEGINS, Step.WRITE_TAKES_EFFECT, Step.WRITE_IS_TOLD);
    private static final List<Step> READ = List.of(Step.READ_BEGINS, Step.READ_SEES, Step.READ_IS_APPLIED);

    @ParameterizedTest
    @EnumSource(Write.class)
    void oneWriteAndTwoReadsWhileAnotherRegistryChangesTheUser(Write write) {
        int orders = 0;
        for (List<Step> order : orders(WRITE, twice(READ), List.of(Step.OTHER_CHANGES, Step.OTHER_CHANGES))) {
            for (int bits = 0; bits < 8; bits++) {
                new Run(order, List.of(write), (bits & 1) != 0, List.of((bits & 2) != 0, (bits & 4) != 0)).check();
                orders++;
            }
        }
        assertThat(orders).isEqualTo(4620 * 8);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT,DISCONNECT", "DISCONNECT,CONNECT", "CONNECT,LOST_DISCONNECT", "UNREGISTER,CONNECT"})
    void twoWritesAndTwoReadsWhileAnotherRegistryChangesTheUser(Write first, Write second) {
        for (List<Step> order : orders(twice(WRITE), twice(READ), List.of(Step.OTHER_CHANGES))) {
            for (int bits = 0; bits < 8; bits++) {
                new Run(order, List.of(first, second), (bits & 1) != 0, List.of((bits & 2) != 0, (bits & 4) != 0))
                        .check();
            }
        }
    }

    /** One order of the steps, on a database and a cache of its own. */
    private static final class Run {
        private final List<Step> order;
        private final List<Write> writes;
        private final List<Boolean> readsAreOfAll;
        private final CachedUsers users =
                new CachedUsers(new ReplyEncoder(ContentForm.DESCRIBED), 5000, 100, List.of());
        private final List<Step> done = new ArrayList<>();
        private Optional<Presence> database;
        private Optional<Presence> seen = Optional.empty();
        private Optional<Presence> written = Optional.empty();
        private long generations;
        private int write;
        private int read;
        private boolean isNoticed = true;
        private boolean isAcknowledged;

        Run(List<Step> order, List<Write> writes, boolean isPresentFirst, List<Boolean> readsAreOfAll) {
            this.order = order;
            this.writes = writes;
            this.readsAreOfAll = readsAreOfAll;
            this.database = isPresentFirst ? Optional.of(next()) : Optional.empty();
            users.beginRead();
            users.readAll(peers(database));
        }

        void check() {
            for (Step step : order) {
                done.add(step);
                make(step);
                if (step == Step.WRITE_IS_TOLD && isAcknowledged) {
                    assertShows(database);
                }
            }
            // Only a notice that has not been followed yet, or a user that is read again, may excuse a wrong listing.
            if (isNoticed && users.stale().isEmpty()) {
                assertShows(database);
            }
            for (int again = 0; again < 2; again++) {
                make(Step.READ_BEGINS);
                make(Step.READ_SEES);
                users.read(NAMES, peers(seen));
            }
            assertShows(database);
            assertThat(users.stale()).as("%s", this).isEmpty();
        }

        private void make(Step step) {
            switch (step) {
                case WRITE_BEGINS -> users.beginWrite();
                case WRITE_TAKES_EFFECT -> takeEffect(writes.get(write));
                case WRITE_IS_TOLD -> tell(writes.get(write++));
                case READ_BEGINS -> {
                    users.beginRead();
                    isNoticed = true;
                }
                case READ_SEES -> seen = database;
                case READ_IS_APPLIED -> apply();
                case OTHER_CHANGES -> {
                    database = database.isPresent() ? Optional.empty() : Optional.of(next());
                    isNoticed = false;
                    isAcknowledged = false;
                }
            }
        }

        private void takeEffect(Write kind) {
            written = Optional.empty();
            isAcknowledged = false;
            switch (kind) {
                case CONNECT, LOST_CONNECT -> {
                    if (database.isEmpty()) {
                        database = Optional.of(next());
                        written = database;
                        isAcknowledged = kind == Write.CONNECT;
                    }
                }
                case DISCONNECT, LOST_DISCONNECT -> {
                    written = database;
                    database = Optional.empty();
                    isAcknowledged = kind == Write.DISCONNECT && written.isPresent();
                }
                case UNREGISTER -> {
                    database = Optional.empty();
                    isAcknowledged = true;
                }
                case FAILED_CONNECT, FAILED_DISCONNECT -> {}
            }
        }

        private void tell(Write kind) {
            switch (kind) {
                case CONNECT -> peers(written).forEach(users::connected);
                case DISCONNECT -> written.ifPresent(ended -> users.disconnected(ANA, ended.generation()));
                case UNREGISTER -> users.removed(ANA);
                case LOST_CONNECT, LOST_DISCONNECT, FAILED_CONNECT, FAILED_DISCONNECT -> users.uncertain(ANA);
            }
            users.endWrite();
        }

        private void apply() {
            if (readsAreOfAll.get(read++)) {
                users.readAll(peers(seen));
            } else {
                users.read(NAMES, peers(seen));
            }
            // What was told before is still shown, unless somebody else changed it.
            if (isAcknowledged && isTold()) {
                assertShows(database);
            }
        }

        private boolean isTold() {
            return done.stream().filter(step -> step == Step.WRITE_TAKES_EFFECT).count()
                    == done.stream().filter(step -> step == Step.WRITE_IS_TOLD).count();
        }

        private void assertShows(Optional<Presence> expected) {
            assertThat(users.find(ANA).map(PresentUser::origin))
                    .as("%s", this)
                    .isEqualTo(expected.map(Presence::origin));
        }

        private static List<PresentPeer> peers(Optional<Presence> presence) {
            return presence.map(PresentPeer::classic).stream().toList();
        }

        /** Its origin tells the presences apart. */
        private Presence next() {
            generations++;
            return new Presence(ANA, "10.0.0.1", "origin" + generations, 1, generations);
        }

        @Override
        public String toString() {
            return writes + " all=" + readsAreOfAll + " " + done;
        }
    }

    private static List<Step> twice(List<Step> steps) {
        List<Step> twice = new ArrayList<>(steps);
        twice.addAll(steps);
        return twice;
    }

    /** Every interleaving of the three, each of which keeps its own order. */
    private static List<List<Step>> orders(List<Step> one, List<Step> other, List<Step> third) {
        List<List<Step>> orders = new ArrayList<>();
        interleave(List.of(one, other, third), new ArrayList<>(), orders);
        return orders;
    }

    private static void interleave(List<List<Step>> rest, List<Step> begun, List<List<Step>> orders) {
        boolean isDone = true;
        for (int at = 0; at < rest.size(); at++) {
            List<Step> next = rest.get(at);
            if (!next.isEmpty()) {
                isDone = false;
                List<List<Step>> after = new ArrayList<>(rest);
                after.set(at, next.subList(1, next.size()));
                begun.add(next.getFirst());
                interleave(after, begun, orders);
                begun.removeLast();
            }
        }
        if (isDone) {
            orders.add(List.copyOf(begun));
        }
    }
}
