package dev.lonja.registry.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private static final int MANY = 1000;
    private static final int MAX_WAITING = 8;
    private static final int EVENTS = 500;

    private final EventHub hub = new EventHub(MANY);
    private final List<String> resets = new ArrayList<>();

    @Test
    void tellsAThousandEverythingAlthoughOneTakesNothing() {
        List<AssertSubscriber<Event>> listeners = IntStream.range(0, MANY - 1)
                .mapToObj(number -> listen(Long.MAX_VALUE))
                .toList();
        AssertSubscriber<Event> silent = listen(0);

        IntStream.range(0, EVENTS).forEach(number -> hub.send("stats", Integer.toString(number)));

        List<Event> all = IntStream.range(0, EVENTS)
                .mapToObj(number -> new Event("stats", Integer.toString(number)))
                .toList();
        assertThat(listeners)
                .allSatisfy(listener -> assertThat(listener.getItems()).isEqualTo(all));
        assertThat(silent.getItems()).isEmpty();
        assertThat(resets).hasSize(1);
        assertThat(hub.droppedListeners()).isEqualTo(1);
        assertThat(hub.listeners()).isEqualTo(MANY - 1);
    }

    @Test
    void refusesOneTooMany() {
        IntStream.range(0, MANY).forEach(number -> listen(1));

        assertThat(hub.add(new EventStream(1, () -> {}))).isFalse();
        assertThat(hub.listeners()).isEqualTo(MANY);
    }

    @Test
    void endsTheStreamsWhenItCloses() {
        AssertSubscriber<Event> listener = listen(1);

        hub.close();

        listener.assertCompleted();
        assertThat(resets).isEmpty();
    }

    @Test
    void namesNoMoreThanAHundredUsers() {
        ChangedUsers changed = new ChangedUsers();
        changed.addAll(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
        changed.add("0");
        assertThat(changed.take()).get().extracting(ChangedUsers.Changed::more).isEqualTo(false);

        changed.addAll(IntStream.range(0, 101).mapToObj(Integer::toString).toList());
        assertThat(changed.take()).get().satisfies(all -> {
            assertThat(all.users()).hasSize(100);
            assertThat(all.more()).isTrue();
        });
        assertThat(changed.take()).isEmpty();
    }

    private AssertSubscriber<Event> listen(long wanted) {
        EventStream stream = new EventStream(MAX_WAITING, () -> resets.add("reset"));
        AssertSubscriber<Event> subscriber =
                stream.events().subscribe().withSubscriber(AssertSubscriber.create(wanted));
        assertThat(hub.add(stream)).isTrue();
        return subscriber;
    }
}
