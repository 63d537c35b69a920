package dev.lonja.registry.listing;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.SharedBytes;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The connected users in the order of their names, and the listing of classic clients, of which only segments that changed are encoded
 * again. Not thread-safe.
 */
final class PresentUsers {
    private final ReplyEncoder encoder;
    private final Map<String, PresentUser> byName = new HashMap<>();
    private final TreeMap<PresentUser, UserSegment> segments = new TreeMap<>();
    /** Null until somebody asks for it after a change. */
    private @Nullable EncodedReply listing;

    private long listingBytes;
    private long memoryBytes;
    private int listed;

    PresentUsers(ReplyEncoder encoder) {
        this.encoder = encoder;
        segments.put(PresentUser.LOWEST, new UserSegment(List.of()));
    }

    /** The bytes that all users take in memory. */
    long memoryBytes() {
        return memoryBytes;
    }

    int count() {
        return byName.size();
    }

    @Nullable
    PresentUser find(String name) {
        return byName.get(name);
    }

    /** Adds the user; it replaces an earlier presence of the same user. */
    void put(PresentUser user) {
        if (user.isListedAs(byName.get(user.name()))) {
            byName.put(user.name(), user);
            return;
        }
        remove(user.name());
        byName.put(user.name(), user);
        UserSegment segment = segments.floorEntry(user).getValue();
        segment.add(user);
        if (segment.size() > UserSegment.MAX_USERS) {
            UserSegment upper = segment.split();
            segments.put(upper.first(), upper);
        }
        changed(user, 1);
    }

    /** Removes the user, if it is there. */
    void remove(String name) {
        PresentUser gone = byName.remove(name);
        if (gone == null) {
            return;
        }
        Map.Entry<PresentUser, UserSegment> place = segments.floorEntry(gone);
        place.getValue().remove(gone);
        if (place.getValue().size() == 0 && place.getKey() != PresentUser.LOWEST) {
            segments.remove(place.getKey());
        }
        changed(gone, -1);
    }

    /** The users behind that name, at most so many. */
    List<PresentUser> after(String name, int max) {
        PresentUser from = PresentUser.behind(name);
        List<PresentUser> found = new ArrayList<>(Math.min(max, byName.size()));
        Map.Entry<PresentUser, UserSegment> place = segments.floorEntry(from);
        while (place != null && found.size() < max) {
            place.getValue().copyAfter(from, max - found.size(), found);
            place = segments.higherEntry(place.getKey());
        }
        return found;
    }

    /** The reply to LIST_USERS. */
    EncodedReply listing() {
        if (listing == null) {
            listing = encode();
        }
        return listing;
    }

    private void changed(PresentUser user, int by) {
        memoryBytes += by * user.memoryBytes();
        if (user.isListed()) {
            listed += by;
            listingBytes += (long) by * user.entry().length;
            listing = null;
        }
    }

    private EncodedReply encode() {
        if (segments.size() > 16 + 8 * count() / UserSegment.MAX_USERS) {
            compact();
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        encoder.beginListing(header, listed);
        List<ByteBuf> chunks = new ArrayList<>(segments.size() + 1);
        chunks.add(SharedBytes.copyOf(header.toByteArray(), header.size()));
        segments.values().stream()
                .map(UserSegment::encoded)
                .filter(ByteBuf::isReadable)
                .forEach(chunks::add);
        return new EncodedReply(chunks, header.size() + listingBytes);
    }

    /** Merges segments that are almost empty because many users have left. */
    private void compact() {
        segments.clear();
        List<PresentUser> all = byName.values().stream().sorted().toList();
        PresentUser lowest = PresentUser.LOWEST;
        for (int from = 0; from < all.size(); from += UserSegment.MAX_USERS / 2) {
            UserSegment segment =
                    new UserSegment(all.subList(from, Math.min(all.size(), from + UserSegment.MAX_USERS / 2)));
            segments.put(lowest, segment);
            lowest = all.get(Math.min(all.size() - 1, from + UserSegment.MAX_USERS / 2));
        }
        segments.putIfAbsent(PresentUser.LOWEST, new UserSegment(List.of()));
    }
}
