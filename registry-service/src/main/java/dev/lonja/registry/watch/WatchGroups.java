package dev.lonja.registry.watch;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches by what they are about. Safe from any thread; asking whether there are any costs one look-up. */
final class WatchGroups<K> {
    private final Map<K, Set<Watch>> groups = new ConcurrentHashMap<>();

    void add(K key, Watch watch) {
        groups.compute(key, (same, group) -> {
            Set<Watch> watches = group == null ? ConcurrentHashMap.newKeySet() : group;
            watches.add(watch);
            return watches;
        });
    }

    void remove(K key, Watch watch) {
        groups.computeIfPresent(key, (same, group) -> {
            group.remove(watch);
            return group.isEmpty() ? null : group;
        });
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    boolean contains(K key) {
        return groups.containsKey(key);
    }

    Collection<Watch> of(K key) {
        return groups.getOrDefault(key, Set.of());
    }
}
