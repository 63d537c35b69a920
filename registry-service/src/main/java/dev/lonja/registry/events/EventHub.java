package dev.lonja.registry.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.listing.FeedListener;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Tells all listeners what changed, whether this registry or another one did it. */
@Singleton
public class EventHub implements CommitListener, FeedListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EventHub.class);

    private final EventsConfig config;
    private final ObjectMapper json;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final LongAdder dropped = new LongAdder();
    private final ChangedUsers presence = new ChangedUsers();
    private final ChangedUsers content = new ChangedUsers();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread sender = new Thread(work, "lonja-events");
        sender.setDaemon(true);
        return sender;
    });

    EventHub(EventsConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** Somebody who is told. */
    interface Listener {
        /** Takes the event, without waiting; false if there is no room for it. */
        boolean offer(Event event);

        /** There will be no more. */
        void end();
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    /** How many were cut off so far because they did not keep up. */
    public long droppedListeners() {
        return dropped.sum();
    }

    /** Tells everybody who listens. */
    public void send(String name, String data) {
        Event event = new Event(name, data);
        for (Listener listener : listeners) {
            if (!listener.offer(event) && listeners.remove(listener)) {
                dropped.increment();
                listener.end();
            }
        }
    }

    /** Adds a listener; false if there are too many. */
    boolean add(Listener listener) {
        listeners.add(listener);
        if (listeners.size() > config.maxListeners()) {
            listeners.remove(listener);
            return false;
        }
        return true;
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public void beginning() {}

    @Override
    public void committed(List<DirectoryChange> changes, List<Outcome> outcomes) {
        for (int at = 0; at < changes.size(); at++) {
            if (outcomes.get(at) == Outcome.OK) {
                note(changes.get(at));
            }
        }
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        changes.forEach(this::note);
    }

    @Override
    public void presenceChanged(Collection<String> users) {
        presence.addAll(users);
    }

    @Override
    public void contentChanged(Collection<String> owners) {
        content.addAll(owners);
    }

    @Override
    public void everythingChanged() {
        presence.addEverybody();
        content.addEverybody();
    }

    void onStart(@Observes StartupEvent event) {
        long millis = config.interval().toMillis();
        thread.scheduleWithFixedDelay(this::tell, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
        listeners.forEach(Listener::end);
        listeners.clear();
    }

    private void tell() {
        try {
            tell("presence", presence.take());
            tell("content", content.take());
        } catch (RuntimeException | JsonProcessingException failure) {
            LOG.warn("listeners were not told", failure);
        }
    }

    private void tell(String name, Optional<ChangedUsers.Changed> changed) throws JsonProcessingException {
        if (changed.isPresent() && !listeners.isEmpty()) {
            send(name, json.writeValueAsString(changed.get()));
        }
    }

    private void note(DirectoryChange change) {
        switch (change) {
            case DirectoryChange.Connect connect -> presence.add(change.user());
            case DirectoryChange.Disconnect disconnect -> presence.add(change.user());
            case DirectoryChange.ExpirePresence expire -> presence.add(change.user());
            case DirectoryChange.ForceDisconnect disconnect -> presence.add(change.user());
            case DirectoryChange.Publish publish -> content.add(change.user());
            case DirectoryChange.Delete delete -> content.add(change.user());
            case DirectoryChange.RemoveFile remove -> content.add(change.user());
            case DirectoryChange.Unregister unregister -> noteGone(change.user());
            case DirectoryChange.RemoveUser remove -> noteGone(change.user());
            case DirectoryChange.Register register -> {}
        }
    }

    private void noteGone(String user) {
        presence.add(user);
        content.add(user);
    }
}
