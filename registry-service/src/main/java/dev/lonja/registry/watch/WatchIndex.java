package dev.lonja.registry.watch;

import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Watched;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open watches, by what they are about, so that a change that concerns none of them costs a few look-ups. Safe from any
 * thread.
 */
@Singleton
final class WatchIndex {
    private final Set<Watch> all = ConcurrentHashMap.newKeySet();
    private final Set<Watch> users = ConcurrentHashMap.newKeySet();
    private final WatchGroups<String> byUser = new WatchGroups<>();
    private final WatchGroups<ContentId> byContent = new WatchGroups<>();
    private final SearchWatches bySearch = new SearchWatches();

    void add(Watch watch) {
        all.add(watch);
        switch (watch.what()) {
            case Watched.Users everybody -> users.add(watch);
            case Watched.User(String name) -> byUser.add(name, watch);
            case Watched.Search(String words) -> bySearch.add(words, watch);
            case Watched.Content(ContentId content) -> byContent.add(content, watch);
        }
    }

    void remove(Watch watch) {
        all.remove(watch);
        switch (watch.what()) {
            case Watched.Users everybody -> users.remove(watch);
            case Watched.User(String name) -> byUser.remove(name, watch);
            case Watched.Search(String words) -> bySearch.remove(words, watch);
            case Watched.Content(ContentId content) -> byContent.remove(content, watch);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    boolean contains(Watch watch) {
        return all.contains(watch);
    }

    /** The watches that are about presences. */
    List<Watch> aboutPresences() {
        return all.stream()
                .filter(watch -> watch.what() instanceof Watched.Users || watch.what() instanceof Watched.User)
                .toList();
    }

    /** The watches that are about what is published. */
    List<Watch> aboutFiles() {
        return all.stream()
                .filter(watch -> !(watch.what() instanceof Watched.Users))
                .toList();
    }

    /** Whether a watch is about the presence of that user. */
    boolean hasPresence(String user) {
        return !users.isEmpty() || byUser.contains(user);
    }

    /** Whether a watch is about what that user publishes, and not only about what everybody does. */
    boolean hasUser(String user) {
        return byUser.contains(user);
    }

    /** Whether a watch is about what anybody publishes. */
    boolean hasSearch() {
        return !bySearch.isEmpty();
    }

    /** Whether a watch is about a content. */
    boolean hasContent() {
        return !byContent.isEmpty();
    }

    boolean hasContent(ContentId content) {
        return byContent.contains(content);
    }

    /** The watches of the presences of all users. */
    Collection<Watch> users() {
        return users;
    }

    Collection<Watch> ofUser(String user) {
        return byUser.of(user);
    }

    Collection<Watch> ofContent(ContentId content) {
        return byContent.of(content);
    }

    /** The watches of searches that would find the file of that folded form. */
    Collection<Watch> ofSearch(String folded) {
        return bySearch.finding(folded);
    }
}
