package dev.lonja.protocol.value;

/**
 * The rules of true paths (docs/session.md, Paths). White space and control characters are allowed in them, except NUL, which ends
 * a string of the wire.
 */
public final class TruePath {
    private TruePath() {}

    /**
     * Refuses what nobody may publish in a session: a segment that is {@code .}, {@code ..} or empty. The empty text before a
     * leading slash is not a segment.
     *
     * @throws InvalidValueException saying which rule is broken
     */
    public static void requirePublishable(String path) {
        requireListed(path);
        if (path.isEmpty() || (path + "/").contains("//")) {
            throw new InvalidValueException(Sentence.of("has an empty segment"));
        }
    }

    /**
     * Refuses what no listing can contain: a segment that is {@code .} or {@code ..}. Classic clients may have published empty
     * segments.
     *
     * @throws InvalidValueException saying which rule is broken
     */
    public static void requireListed(String path) {
        if (path.indexOf('\0') >= 0) {
            throw new InvalidValueException(Sentence.of("holds NUL"));
        }
        String inSlashes = "/" + path + "/";
        if (inSlashes.contains("/./") || inSlashes.contains("/../")) {
            throw new InvalidValueException(Sentence.of("has a '.' or '..' segment"));
        }
    }
}
