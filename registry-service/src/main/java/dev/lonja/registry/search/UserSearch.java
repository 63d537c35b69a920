package dev.lonja.registry.search;

import dev.lonja.registry.storage.UserFilter;
import dev.lonja.registry.storage.UserRepository;
import dev.lonja.registry.storage.UserSummary;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds users by a part of their name, whatever its case, accents and format marks; in the transaction of the caller.
 *
 * <p>The database compares names that are ASCII, and this class compares all others: an index of folded names would cost every
 * REGISTER more than a search saves.
 */
@Singleton
public class UserSearch {
    /** Bounds what is in memory, and ends a search early whose page is full. */
    private static final int BATCH = 5000;

    private final UserRepository users;

    UserSearch(UserRepository users) {
        this.users = users;
    }

    /** The users that the filter admits, by name, after that name, at most {@code limit}. */
    public List<UserSummary> page(UserFilter filter, String after, int limit) {
        return filter.part()
                .map(FoldedText::name)
                .map(part -> users.summaries(matching(filter, part, after, limit)))
                .orElseGet(() -> users.page(filter, after, limit));
    }

    private List<String> matching(UserFilter filter, String part, String after, int limit) {
        UserFilter folded = new UserFilter(filter.part().map(FoldedText::name), filter.connected());
        List<String> found = new ArrayList<>();
        List<String> candidates;
        String place = after;
        do {
            candidates = users.candidates(folded, place, BATCH);
            candidates.stream()
                    .filter(name -> FoldedText.name(name).contains(part))
                    .limit(limit - found.size())
                    .forEach(found::add);
            place = candidates.isEmpty() ? place : candidates.getLast();
        } while (candidates.size() == BATCH && found.size() < limit);
        return found;
    }
}
