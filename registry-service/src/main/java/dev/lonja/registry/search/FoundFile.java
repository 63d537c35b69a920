package dev.lonja.registry.search;

import java.time.Instant;

/**
 * A file that matches.
 *
 * @param rank the higher the better
 */
public record FoundFile(
        String owner, String path, String description, Instant publishedAt, boolean isOwnerConnected, int rank) {

    /** Where the next page begins. */
    public Place place() {
        return new Place(rank, owner, path);
    }

    /** A place in the order of matches: by rank from the best, then by owner and path. */
    public record Place(int rank, String owner, String path) {
        /** Before every match. */
        public static final Place BEGINNING = new Place(Integer.MAX_VALUE, "", "");
    }
}
