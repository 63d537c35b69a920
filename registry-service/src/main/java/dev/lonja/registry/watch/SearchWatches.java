package dev.lonja.registry.watch;

import dev.lonja.registry.search.SearchedWords;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches of searches. Each is filed under the first letters of its longest word, which every file that it finds contains. So a
 * file is folded once, and compared only with the watches whose letters it contains. Safe from any thread.
 */
final class SearchWatches {
    private final WatchGroups<Integer> byLetters = new WatchGroups<>();
    private final Map<Watch, Collection<SearchedWords>> searched = new ConcurrentHashMap<>();

    void add(String words, Watch watch) {
        Collection<SearchedWords> readings = SearchedWords.readings(words);
        searched.put(watch, readings);
        readings.forEach(reading -> byLetters.add(reading.letters(), watch));
    }

    void remove(String words, Watch watch) {
        SearchedWords.readings(words).forEach(reading -> byLetters.remove(reading.letters(), watch));
        searched.remove(watch);
    }

    boolean isEmpty() {
        return searched.isEmpty();
    }

    /** The watches that find the file of that folded form. */
    Collection<Watch> finding(String folded) {
        Set<Watch> found = new LinkedHashSet<>();
        for (int letters : SearchedWords.letters(folded)) {
            for (Watch watch : byLetters.of(letters)) {
                if (finds(watch, folded)) {
                    found.add(watch);
                }
            }
        }
        return found;
    }

    private boolean finds(Watch watch, String folded) {
        return searched.getOrDefault(watch, Set.of()).stream().anyMatch(reading -> reading.find(folded));
    }
}
