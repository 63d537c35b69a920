package dev.lonja.registry.listing;

import dev.lonja.protocol.codec.ReplyEncoder;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connected users in the order of the listing, and the listing, encoded anew only where it changed. Not thread-safe. */
final class PresentUsers {
    private final ReplyEncoder encoder;
    private final Map<String, PresentUser> byName = new HashMap<>();
    private final TreeMap<PresentUser, UserSegment> segments = new TreeMap<>();
    private Optional<EncodedReply> listing = Optional.empty();
    private long sizeBytes;

    PresentUsers(ReplyEncoder encoder) {
        this.encoder = encoder;
        segments.put(PresentUser.LOWEST, new UserSegment(List.of()));
    }

    /** How many bytes the entries have. */
    long sizeBytes() {
        return sizeBytes;
    }

    int count() {
        return byName.size();
    }

    Optional<PresentUser> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Adds the user, in the place of what was known of it. */
    void put(PresentUser user) {
        if (user.equals(byName.get(user.name()))) {
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
        changed(user.entry().length);
    }

    /** Takes the user off, if it is there. */
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
        changed(-gone.entry().length);
    }

    /** The reply to LIST_USERS. */
    EncodedReply listing() {
        if (listing.isEmpty()) {
            listing = Optional.of(encode());
        }
        return listing.get();
    }

    private void changed(long bytes) {
        sizeBytes += bytes;
        listing = Optional.empty();
    }

    private EncodedReply encode() {
        if (segments.size() > 16 + 8 * byName.size() / UserSegment.MAX_USERS) {
            compact();
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        encoder.beginListing(header, byName.size());
        List<ByteBuf> chunks = new ArrayList<>(segments.size() + 1);
        chunks.add(SharedBytes.copyOf(header.toByteArray(), header.size()));
        segments.values().stream()
                .filter(segment -> segment.size() > 0)
                .forEach(segment -> chunks.add(segment.encoded()));
        return new EncodedReply(chunks, header.size() + sizeBytes);
    }

    /** Many users have gone and left their segments almost empty. */
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
