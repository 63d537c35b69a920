package dev.lonja.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private int running;
    private int waiting;
    private final FairQueue<String> queue = new FairQueue<>(1, 5, new FairQueue.Listener() {
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
        for (int number = 0; number < 6; number++) {
            assertThat(enter("a" + number)).isTrue();
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

    /** The first letter is the key. */
    private boolean enter(String name) {
        var place = queue.enter(name.substring(0, 1), () -> started.add(name));
        place.ifPresent(taken -> places.put(name, taken));
        return place.isPresent();
    }
}
