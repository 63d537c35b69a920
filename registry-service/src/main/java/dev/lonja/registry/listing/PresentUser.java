package dev.lonja.registry.listing;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.payload.Strings;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.session.PresentPeer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connected user as the listings show it: that of classic clients, if it is in it, and that of sessions.
 *
 * @param origin the value that a caller's credential is compared with
 * @param port the port that its agent listens on
 * @param generation of the presence; the later is the higher
 * @param entry the encoded entry of LIST_USERS, or nothing for a user without a listener, who is in no classic listing
 * @param row the encoded row of LIST_PEERS; it begins with the name and its NUL, so that rows sort as names do
 */
record PresentUser(String name, String origin, int port, long generation, byte[] entry, byte[] row)
        implements Comparable<PresentUser> {
    /** Sorts before every user. */
    static final PresentUser LOWEST = new PresentUser("", "", 0, 0, new byte[0], new byte[0]);

    /** The objects of a user without its bytes: measured 200 to 240 bytes, and the array of the row. */
    static final int OBJECT_BYTES = 264;

    /** No text has this byte, so it sorts behind everything that can follow a name. */
    private static final byte HIGHEST = (byte) 0xff;

    private static final int KEY_COLUMN = 2;

    /** The user with that presence. */
    static PresentUser of(PresentPeer peer, ReplyEncoder encoder) {
        Presence presence = peer.presence();
        var entry = new ByteArrayOutputStream(
                presence.user().length() + presence.address().length() + 8);
        if (presence.port() > 0) {
            encoder.append(entry, new ConnectedUser(presence.user(), presence.address(), presence.port()));
        }
        return new PresentUser(
                presence.user(),
                presence.origin(),
                presence.port(),
                presence.generation(),
                entry.toByteArray(),
                Strings.encode(peer.row().columns()));
    }

    /** What sorts behind the user of that name, and before every later one. */
    static PresentUser behind(String name) {
        byte[] start = Strings.encode(List.of(name));
        byte[] row = Arrays.copyOf(start, start.length + 1);
        row[start.length] = HIGHEST;
        return new PresentUser(name, "", 0, 0, new byte[0], row);
    }

    /** Whether classic listings contain this user. */
    boolean isListed() {
        return entry.length > 0;
    }

    /** Whether the other one looks the same in the listings. */
    boolean isListedAs(@Nullable PresentUser other) {
        return other != null && Arrays.equals(entry, other.entry) && Arrays.equals(row, other.row);
    }

    /** Whether the presence is of a session with that key. */
    boolean isOf(String key) {
        int from = 0;
        for (int column = 0; column < KEY_COLUMN; column++) {
            from = end(from) + 1;
        }
        return key.equals(new String(row, from, end(from) - from, StandardCharsets.US_ASCII));
    }

    /** The bytes that it takes in memory: its entry is in its segment once more. */
    long memoryBytes() {
        return OBJECT_BYTES + name.length() + 2L * entry.length + row.length;
    }

    private int end(int from) {
        int end = from;
        while (row[end] != 0) {
            end++;
        }
        return end;
    }

    @Override
    public int compareTo(PresentUser other) {
        return Arrays.compareUnsigned(row, other.row);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PresentUser user
                && generation == user.generation
                && port == user.port
                && origin.equals(user.origin)
                && isListedAs(user);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
