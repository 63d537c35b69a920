package dev.lonja.peer.shell;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.console.Entries;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names in the last listings, up to a limit for all of them. The list that was not used for the longest time is
 * removed first. A list beyond the limit is cached in part.
 *
 * <p>Threads: any.
 */
final class NameLists {

    /** A listing for one user. */
    record Listing(String user, Action.Listing action) {}

    /** The names, and the time at which the registry was last asked for them, by the caller's clock. */
    record Cached(List<String> names, long askedNanos) {
        /** The number of names and one more, because an empty list takes memory too. */
        int size() {
            return names.size() + 1;
        }
    }

    private final int maxNames;
    private final Map<Listing, Cached> lists = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    NameLists(int maxNames) {
        this.maxNames = maxNames;
    }

    synchronized Optional<Cached> find(Listing listing) {
        return Optional.ofNullable(lists.get(listing));
    }

    /** Caches the reply of the registry. If the listing failed, the names from before stay. */
    synchronized void put(Listing listing, Reply reply, long nanos) {
        List<String> names = reply.outcome() == Outcome.FAILED
                ? find(listing).map(Cached::names).orElseGet(List::of)
                : limited(Entries.of(reply).names());
        remove(listing);
        Cached cached = new Cached(names, nanos);
        lists.put(listing, cached);
        size += cached.size();
        removeEldest();
    }

    synchronized void remove(Listing listing) {
        Cached cached = lists.remove(listing);
        if (cached != null) {
            size -= cached.size();
        }
    }

    private void removeEldest() {
        Iterator<Cached> eldestFirst = lists.values().iterator();
        while (size > maxNames && lists.size() > 1) {
            size -= eldestFirst.next().size();
            eldestFirst.remove();
        }
    }

    private List<String> limited(List<String> names) {
        return names.stream().limit(maxNames).toList();
    }
}
