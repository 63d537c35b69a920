package dev.lonja.registry.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The events of one listener. A bounded number of them waits until the listener reads them.
 *
 * <p>A listener that exceeds the bound is disconnected. It does not read, and so it would not see the end of the stream:
 * its connection is reset.
 */
final class EventStream implements EventHub.Listener {
    /** The events of about ten seconds; a browser that is further behind connects again and reloads its lists. */
    private static final int MAX_WAITING = 64;

    private final ArrayBlockingQueue<Event> waiting;
    private final UnicastProcessor<Event> events;
    private final Runnable reset;

    EventStream(Runnable reset) {
        this(MAX_WAITING, reset);
    }

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
