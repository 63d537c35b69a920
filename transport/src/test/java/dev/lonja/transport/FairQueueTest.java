package dev.lonja.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private static final FairQueue.Listener LISTENER = new FairQueue.Listener() {
        @Override
        public void runningChanged(int by) {}

        @Override
        public void waitingChanged(int by) {}
    };

    private int running;
    private int waiting;
    private final FairQueue<String> queue = new FairQueue<>(new FairQueue.Limits(1, 1, 5, 4), new FairQueue.Listener() {
        @Override
        public void runningChanged(int by) {
            running += by;
        }

        @Override
        public void waitingChanged(int by) {
            waiting += by;
        }
    });
    private final List<String> started = new ArrayList<>();
    private final Map<String, FairQueue<String>.Place> places = new HashMap<>();

    @Test
    void letsTheKeysAlternate() {
        for (String name : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
            enter(name);
        }

        for (String name : List.of("a1", "a2", "b1", "c1", "a3")) {
            places.get(name).leave();
        }

        assertThat(started).containsExactly("a1", "a2", "b1", "c1", "a3", "b2");
    }

    @Test
    void refusesWhoeverComesWhenTooManyWait() {
        for (String name : List.of("a0", "a1", "a2", "a3", "c1", "c2")) {
            assertThat(enter(name)).isTrue();
        }

        assertThat(enter("b")).isFalse();

        places.get("a3").leave();
        assertThat(enter("b")).isTrue();
    }

    @Test
    void skipsThoseWhoLeftWhileTheyWaited() {
        for (String name : List.of("a1", "b1", "c1")) {
            enter(name);
        }
        places.get("b1").leave();

        places.get("a1").leave();

        assertThat(started).containsExactly("a1", "c1");
    }

    @Test
    void startsOneOtherHoweverOftenAPlaceIsLeft() {
        for (String name : List.of("a1", "b1", "c1")) {
            enter(name);
        }

        places.get("a1").leave();
        places.get("a1").leave();

        assertThat(started).containsExactly("a1", "b1");
    }

    @Test
    void countsWhatRunsAndWhatWaits() {
        enter("a1");
        enter("a2");
        assertThat(running).isEqualTo(1);
        assertThat(waiting).isEqualTo(1);

        places.get("a1").leave();
        places.get("a2").leave();

        assertThat(running).isZero();
        assertThat(waiting).isZero();
    }

    @Test
    void leavesWaitingPlacesToOtherKeys() {
        for (String name : List.of("a0", "a1", "a2", "a3", "a4")) {
            assertThat(enter(name)).isTrue();
        }

        assertThat(enter("a5")).isFalse();
        assertThat(enter("b1")).isTrue();
    }

    @Test
    void leavesRunningPlacesToOtherKeys() {
        FairQueue<String> wide = new FairQueue<>(new FairQueue.Limits(3, 2, 9, 9), LISTENER);
        var first = wide.enter("a", () -> started.add("a1")).orElseThrow();
        wide.enter("a", () -> started.add("a2"));
        var third = wide.enter("a", () -> started.add("a3")).orElseThrow();
        assertThat(third.isWaiting()).isTrue();

        wide.enter("b", () -> started.add("b1"));
        assertThat(started).containsExactly("a1", "a2", "b1");

        first.leave();
        assertThat(started).containsExactly("a1", "a2", "b1", "a3");
    }

    @Test
    void aPlaceIsWantedIfSomebodyWaitsWhoCouldRunInstead() {
        FairQueue<String> wide = new FairQueue<>(new FairQueue.Limits(3, 2, 9, 9), LISTENER);
        var ofA = wide.enter("a", () -> {}).orElseThrow();
        wide.enter("a", () -> {});
        var ofB = wide.enter("b", () -> {}).orElseThrow();
        assertThat(ofA.isWanted()).isFalse();

        var waiting = wide.enter("a", () -> {}).orElseThrow();

        assertThat(ofA.isWanted()).isTrue();
        assertThat(ofB.isWanted())
                .as("a place that only a key wants that has all it may have")
                .isFalse();
        assertThat(waiting.isWanted()).isFalse();
    }

    @Test
    void letsOneKeyHaveMostPlacesButNotAll() {
        assertThat(FairQueue.Limits.of(64, 4000)).isEqualTo(new FairQueue.Limits(64, 48, 4000, 500));
        assertThat(FairQueue.Limits.of(1, 1)).isEqualTo(new FairQueue.Limits(1, 1, 1, 1));
        assertThat(FairQueue.Limits.of(2, 100)).isEqualTo(new FairQueue.Limits(2, 2, 100, 64));
    }

    /** The first letter is the key. */
    private boolean enter(String name) {
        var place = queue.enter(name.substring(0, 1), () -> started.add(name));
        place.ifPresent(taken -> places.put(name, taken));
        return place.isPresent();
    }
}
