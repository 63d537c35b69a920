package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadQueueTest {
    private final UploadCounters counters = new UploadCounters();
    private final UploadQueue queue = new UploadQueue(1, 5, counters);
    private final List<String> turns = new ArrayList<>();
    private final Map<String, UploadQueue.Place> places = new HashMap<>();

    @Test
    void letsAnAddressAfterTheOtherHaveItsTurn() {
        for (String name : List.of("a1", "a2", "a3", "b1", "c1", "b2")) {
            enter(name);
        }

        for (String name : List.of("a1", "a2", "b1", "c1", "a3")) {
            places.get(name).leave();
        }

        assertThat(turns).containsExactly("a1", "a2", "b1", "c1", "a3", "b2");
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
    void skipsThoseWhoLeftBeforeTheirTurn() {
        for (String name : List.of("a1", "b1", "c1")) {
            enter(name);
        }
        places.get("b1").leave();

        places.get("a1").leave();

        assertThat(turns).containsExactly("a1", "c1");
    }

    @Test
    void givesATurnOnceHoweverOftenAPlaceIsLeft() {
        for (String name : List.of("a1", "b1", "c1")) {
            enter(name);
        }

        places.get("a1").leave();
        places.get("a1").leave();

        assertThat(turns).containsExactly("a1", "b1");
    }

    @Test
    void countsWhatRunsAndWhatWaits() {
        enter("a1");
        enter("a2");
        assertThat(counters.snapshot().uploadsRunning()).isEqualTo(1);
        assertThat(counters.snapshot().uploadsWaiting()).isEqualTo(1);

        places.get("a1").leave();
        places.get("a2").leave();

        assertThat(counters.snapshot().uploadsRunning()).isZero();
        assertThat(counters.snapshot().uploadsWaiting()).isZero();
    }

    /** Lets an upload enter the queue; the first letter of its name is its address. */
    private boolean enter(String name) {
        var place = queue.enter(name.substring(0, 1), () -> turns.add(name));
        place.ifPresent(taken -> places.put(name, taken));
        return place.isPresent();
    }
}
