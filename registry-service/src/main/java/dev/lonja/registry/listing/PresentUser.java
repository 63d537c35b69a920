package dev.lonja.registry.listing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A connected user as LIST_USERS shows it, if it does.
 *
 * @param origin the value that a caller's credential is compared with
 * @param port the port that its agent listens on
 * @param generation of the presence; the later is the higher
 * @param entry the encoded entry, or nothing for a user without a listener, who is in no classic listing; it begins with the name and its NUL, so that entries sort as names do
 */
record PresentUser(String name, String origin, int port, long generation, byte[] entry)
        implements Comparable<PresentUser> {
    /** Sorts before every user. */
    static final PresentUser LOWEST = new PresentUser("", "", 0, 0, new byte[0]);

    /** Whether the listing contains this user. */
    boolean isListed() {
        return entry.length > 0;
    }

    /** Whether the other one looks the same in the listing. */
    boolean isListedAs(@Nullable PresentUser other) {
        return other != null && compareTo(other) == 0;
    }

    @Override
    public int compareTo(PresentUser other) {
        return Arrays.compareUnsigned(entry, other.entry);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PresentUser user
                && generation == user.generation
                && port == user.port
                && origin.equals(user.origin)
                && Arrays.equals(entry, user.entry);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
