package dev.lonja.registry.search;

import dev.lonja.protocol.value.FileFacts;
import java.time.Instant;

/**
 * A file that matches a search.
 *
 * @param path its classic path
 * @param rank a higher rank is a better match
 */
public record FoundFile(
        String owner,
        String path,
        String description,
        Instant publishedAt,
        boolean isOwnerConnected,
        int rank,
        Details details) {

    /** What sessions see of it besides: its true path, and its size, root and kind. */
    public record Details(String truePath, FileFacts facts) {}

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
