package dev.lonja.registry.search;

import java.time.Instant;

/**
 * A file that matches a search.
 *
 * @param rank a higher rank is a better match
 */
public record FoundFile(
        String owner, String path, String description, Instant publishedAt, boolean isOwnerConnected, int rank) {

    /** The place of this file, after which the next page begins. */
    public Place place() {
        return new Place(rank, owner, path);
    }

    /** A place in the order of matches: by rank, the best first, then by owner and path. */
    public record Place(int rank, String owner, String path) {
        /** The place before all matches. */
        public static final Place BEGINNING = new Place(Integer.MAX_VALUE, "", "");
    }
}
