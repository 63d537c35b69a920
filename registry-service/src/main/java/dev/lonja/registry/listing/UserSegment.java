package dev.lonja.registry.listing;

import dev.lonja.registry.delivery.SharedBytes;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some neighbours in the order of the listing, encoded together: a change costs the encoding of its segment only. */
final class UserSegment {
    static final int MAX_USERS = 1024;

    private final List<PresentUser> users;
    /** Null until somebody asks for it after a change. */
    private @Nullable ByteBuf encoded;

    UserSegment(List<PresentUser> sorted) {
        this.users = new ArrayList<>(sorted);
    }

    int size() {
        return users.size();
    }

    PresentUser first() {
        return users.getFirst();
    }

    void add(PresentUser user) {
        users.add(-1 - Collections.binarySearch(users, user), user);
        forget(user);
    }

    void remove(PresentUser user) {
        users.remove(Collections.binarySearch(users, user));
        forget(user);
    }

    /** Copies the users behind that one, at most so many. */
    void copyAfter(PresentUser from, int max, List<PresentUser> into) {
        int at = -1 - Collections.binarySearch(users, from);
        into.addAll(users.subList(at, Math.min(users.size(), at + max)));
    }

    /** Keeps the lower half and returns the upper half. */
    UserSegment split() {
        List<PresentUser> upper = users.subList(users.size() / 2, users.size());
        UserSegment split = new UserSegment(upper);
        upper.clear();
        encoded = null;
        return split;
    }

    private void forget(PresentUser user) {
        if (user.isListed()) {
            encoded = null;
        }
    }

    ByteBuf encoded() {
        if (encoded == null) {
            encoded = encode();
        }
        return encoded;
    }

    private ByteBuf encode() {
        byte[] bytes =
                new byte[users.stream().mapToInt(user -> user.entry().length).sum()];
        int at = 0;
        for (PresentUser user : users) {
            System.arraycopy(user.entry(), 0, bytes, at, user.entry().length);
            at += user.entry().length;
        }
        return SharedBytes.copyOf(bytes, bytes.length);
    }
}
