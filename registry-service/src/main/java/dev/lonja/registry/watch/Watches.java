package dev.lonja.registry.watch;

import dev.lonja.protocol.value.Watched;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The watches of all sessions of this registry (docs/session.md, Events). A watch hears of everything that is committed after it was
 * opened, by whichever registry.
 *
 * <p>The watches of one sink belong to the event loop of its session. If that opens a watch and sends the reply without giving up
 * its thread, no event of the watch comes before the reply.
 */
@Singleton
public class Watches {
    /** The most watches of a session. */
    public static final int MAX_OF_SESSION = 64;

    private final WatchIndex index;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<WatchSink, Map<Long, Watch>> bySink = new ConcurrentHashMap<>();

    Watches(WatchIndex index) {
        this.index = index;
    }

    /** Opens a watch in the name of that user, and returns its number; empty if the session has too many already. */
    public OptionalLong open(WatchSink sink, String user, Watched what) {
        Map<Long, Watch> ofSink = bySink.computeIfAbsent(sink, first -> new ConcurrentHashMap<>());
        if (ofSink.size() >= MAX_OF_SESSION) {
            return OptionalLong.empty();
        }
        Watch watch = new Watch(lastId.incrementAndGet(), sink, user, what);
        ofSink.put(watch.id(), watch);
        index.add(watch);
        return OptionalLong.of(watch.id());
    }

    /** Whether the session has that watch. */
    public boolean isOpen(WatchSink sink, long watch) {
        return bySink.getOrDefault(sink, Map.of()).containsKey(watch);
    }

    /** Closes a watch, if the session has it. */
    public void close(WatchSink sink, long watch) {
        Watch closed = bySink.getOrDefault(sink, Map.of()).get(watch);
        if (closed != null) {
            close(sink, List.of(closed));
        }
    }

    /** Closes the watches that the session has in the name of that user, because it may no longer act for it. */
    public void closeAll(WatchSink sink, String user) {
        close(sink, of(sink).stream().filter(watch -> watch.user().equals(user)).toList());
    }

    /** Closes the watches of a session that is over. */
    public void closeAll(WatchSink sink) {
        close(sink, of(sink));
    }

    /** The number of open watches. */
    public int count() {
        return index.size();
    }

    private Collection<Watch> of(WatchSink sink) {
        return List.copyOf(bySink.getOrDefault(sink, Map.of()).values());
    }

    private void close(WatchSink sink, Collection<Watch> watches) {
        watches.forEach(index::remove);
        bySink.computeIfPresent(sink, (same, ofSink) -> {
            watches.forEach(watch -> ofSink.remove(watch.id()));
            return ofSink.isEmpty() ? null : ofSink;
        });
    }
}
