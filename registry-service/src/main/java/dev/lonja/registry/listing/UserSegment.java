package dev.lonja.registry.listing;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A run of neighbours in the order of the listing, encoded together; a change costs the encoding of its run only. */
final class UserSegment {
    static final int MAX_USERS = 1024;

    private final List<PresentUser> users;
    private Optional<ByteBuf> encoded = Optional.empty();

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
        encoded = Optional.empty();
    }

    void remove(PresentUser user) {
        users.remove(Collections.binarySearch(users, user));
        encoded = Optional.empty();
    }

    /** Keeps the lower half and returns the upper one. */
    UserSegment split() {
        List<PresentUser> upper = users.subList(users.size() / 2, users.size());
        UserSegment split = new UserSegment(upper);
        upper.clear();
        encoded = Optional.empty();
        return split;
    }

    ByteBuf encoded() {
        if (encoded.isEmpty()) {
            encoded = Optional.of(encode());
        }
        return encoded.get();
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
