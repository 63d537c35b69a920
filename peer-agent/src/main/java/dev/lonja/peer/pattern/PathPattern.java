package dev.lonja.peer.pattern;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern for paths: {@code *} stands for any characters of a segment, {@code ?} for one, and a segment {@code **} for any
 * number of segments. Every other character stands for itself.
 *
 * @param segments the segments of the pattern; that of a path from the root begins with an empty one
 */
public record PathPattern(List<String> segments) {
    private static final String ANY_SEGMENTS = "**";

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /** The pattern that a person typed. */
    public static PathPattern of(String typed) {
        return new PathPattern(split(typed));
    }

    /** The segments of a path, between its slashes. */
    public static List<String> split(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** The number of segments before the first one with a wildcard. The last segment names files, so it does not count. */
    public int fixedSegments() {
        int fixed = 0;
        while (fixed < segments.size() - 1 && !NamePattern.hasWildcard(segments.get(fixed))) {
            fixed++;
        }
        return fixed;
    }

    /** Whether the pattern matches the whole path. */
    public boolean matches(List<String> path) {
        // A path is that of a file: what follows the last slash is not nothing.
        return !path.getLast().isEmpty()
                && Matching.matches(
                        segments,
                        path,
                        ANY_SEGMENTS::equals,
                        (wanted, given) -> new NamePattern(wanted).matches(given));
    }
}
