package dev.lonja.registry.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The events of one listener: those that it has not taken wait, up to a bound. One that is cut off because the bound is
 * reached does not read, and would not see the end either: its connection is reset.
 */
final class EventStream implements EventHub.Listener {
    private final ArrayBlockingQueue<Event> waiting;
    private final UnicastProcessor<Event> events;
    private final Runnable reset;

    EventStream(int maxWaiting, Runnable reset) {
        this.waiting = new ArrayBlockingQueue<>(maxWaiting);
        this.events = UnicastProcessor.create(waiting, () -> {});
        this.reset = reset;
    }

    Multi<Event> events() {
        return events;
    }

    @Override
    public boolean offer(Event event) {
        if (waiting.remainingCapacity() == 0) {
            return false;
        }
        events.onNext(event);
        return true;
    }

    @Override
    public void end() {
        if (waiting.remainingCapacity() == 0) {
            reset.run();
        } else {
            events.onComplete();
        }
    }
}
