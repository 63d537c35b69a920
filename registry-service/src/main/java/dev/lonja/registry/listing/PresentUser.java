package dev.lonja.registry.listing;

import java.util.Arrays;

/**
 * A connected user as LIST_USERS shows it.
 *
 * @param origin the address that may speak for the user
 * @param entry the encoded entry; it begins with the name and its NUL, so that entries sort as names do
 */
record PresentUser(String name, String origin, byte[] entry) implements Comparable<PresentUser> {
    /** Comes before everybody. */
    static final PresentUser LOWEST = new PresentUser("", "", new byte[0]);

    @Override
    public int compareTo(PresentUser other) {
        return Arrays.compareUnsigned(entry, other.entry);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PresentUser user && origin.equals(user.origin) && Arrays.equals(entry, user.entry);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
