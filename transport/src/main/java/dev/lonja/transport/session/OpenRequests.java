package dev.lonja.transport.session;

import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open requests of one direction, by id. It takes no memory while there are none. Belongs to one event loop. */
final class OpenRequests<T> {
    private @Nullable IntObjectMap<T> byId;

    boolean contains(int id) {
        return byId != null && byId.containsKey(id);
    }

    @Nullable
    T find(int id) {
        return byId == null ? null : byId.get(id);
    }

    void add(int id, T request) {
        if (byId == null) {
            byId = new IntObjectHashMap<>();
        }
        byId.put(id, request);
    }

    /** Removes the request. Returns whether it was there. */
    boolean remove(int id) {
        if (byId == null || byId.remove(id) == null) {
            return false;
        }
        if (byId.isEmpty()) {
            byId = null;
        }
        return true;
    }

    int size() {
        return byId == null ? 0 : byId.size();
    }

    /** Removes and returns all. */
    List<T> removeAll() {
        List<T> all = byId == null ? List.of() : List.copyOf(byId.values());
        byId = null;
        return all;
    }
}
