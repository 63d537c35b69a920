package dev.lonja.peer.owner;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern for paths: {@code *} stands for any characters of a segment, {@code ?} for one, and a segment {@code **} for any
 * number of segments. Every other character stands for itself.
 *
 * @param segments the segments of the pattern; that of a path from the root begins with an empty one
 */
record PathPattern(List<String> segments) {
    private static final String ANY_SEGMENTS = "**";

    PathPattern {
        segments = List.copyOf(segments);
    }

    static PathPattern of(String typed) {
        return new PathPattern(split(typed));
    }

    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    static List<String> split(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** The number of segments before the first one with a wildcard. The last segment names files, so it does not count. */
    int fixedSegments() {
        int fixed = 0;
        while (fixed < segments.size() - 1 && !hasWildcard(segments.get(fixed))) {
            fixed++;
        }
        return fixed;
    }

    /** Whether the pattern matches the whole path. The time grows with the product of both lengths, whatever the pattern. */
    boolean matches(List<String> path) {
        int at = 0;
        int in = 0;
        int backAt = -1;
        int backIn = -1;
        while (in < path.size()) {
            if (at < segments.size() && segments.get(at).equals(ANY_SEGMENTS)) {
                backAt = at++;
                backIn = in;
            } else if (at < segments.size() && matches(segments.get(at), path.get(in))) {
                at++;
                in++;
            } else if (backAt >= 0) {
                at = backAt + 1;
                in = ++backIn;
            } else {
                return false;
            }
        }
        while (at < segments.size() && segments.get(at).equals(ANY_SEGMENTS)) {
            at++;
        }
        // A path is that of a file: what follows the last slash is not nothing.
        return at == segments.size() && !path.getLast().isEmpty();
    }

    /** Whether the pattern of a segment matches it. The last {@code *} takes one more character whenever the rest fails. */
    private static boolean matches(String pattern, String segment) {
        int[] wanted = pattern.codePoints().toArray();
        int[] given = segment.codePoints().toArray();
        int at = 0;
        int in = 0;
        int backAt = -1;
        int backIn = -1;
        while (in < given.length) {
            if (at < wanted.length && wanted[at] == '*') {
                backAt = at++;
                backIn = in;
            } else if (at < wanted.length && (wanted[at] == '?' || wanted[at] == given[in])) {
                at++;
                in++;
            } else if (backAt >= 0) {
                at = backAt + 1;
                in = ++backIn;
            } else {
                return false;
            }
        }
        while (at < wanted.length && wanted[at] == '*') {
            at++;
        }
        return at == wanted.length;
    }
}
