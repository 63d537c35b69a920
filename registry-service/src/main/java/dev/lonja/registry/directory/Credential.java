package dev.lonja.registry.directory;

import java.util.Comparator;

/**
 * What a caller shows for the right to act for a user (docs/session.md, Keys and names).
 *
 * @param origin the origin of its address, compared with that of the user's presence; {@link Authorization#ANYBODY} fits all
 * @param key the id of the key of its session, compared with the keys of the user; empty for a classic connection
 */
public record Credential(String origin, String key) implements Comparable<Credential> {
    /** The credential of a change that nobody has to be authorized for. */
    public static final Credential NONE = new Credential("", "");

    private static final Comparator<Credential> ORDER =
            Comparator.comparing(Credential::key).thenComparing(Credential::origin);

    /** Whether the caller has a session. */
    public boolean isOfSession() {
        return !key.isEmpty();
    }

    @Override
    public int compareTo(Credential other) {
        return ORDER.compare(this, other);
    }
}
