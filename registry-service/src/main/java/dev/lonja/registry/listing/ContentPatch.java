package dev.lonja.registry.listing;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.SharedBytes;
import io.netty.buffer.ByteBufUtil;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Changes one file in the bytes of a short LIST_CONTENT. The result equals the listing that the database would give. Any thread. */
@Singleton
final class ContentPatch {
    /** A longer listing is not copied on the writer thread: its next reader loads it. */
    static final int MAX_BYTES = 16 * 1024;

    private static final int STATUS_BYTES = 1;

    private final ReplyEncoder encoder;

    ContentPatch(ReplyEncoder encoder) {
        this.encoder = encoder;
    }

    /** The listing with this file, which replaces one with the same path; empty if the listing is too long. */
    Optional<EncodedReply> with(EncodedReply listing, PublishedFile file) {
        return isShort(listing) ? Optional.of(changed(bytes(listing), entry(file), true)) : Optional.empty();
    }

    /** The listing without the file of this path; empty if the listing is too long. */
    Optional<EncodedReply> without(EncodedReply listing, String path) {
        return isShort(listing)
                ? Optional.of(changed(bytes(listing), entry(new PublishedFile(path, "")), false))
                : Optional.empty();
    }

    private static boolean isShort(EncodedReply listing) {
        return listing.chunks().size() == 1 && listing.sizeBytes() <= MAX_BYTES;
    }

    private static byte[] bytes(EncodedReply listing) {
        return ByteBufUtil.getBytes(listing.chunks().getFirst());
    }

    private byte[] entry(PublishedFile file) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        encoder.append(entry, file);
        return entry.toByteArray();
    }

    /** The listing with the entry, or without the one that has its path. Entries are in the order of their paths. */
    private EncodedReply changed(byte[] bytes, byte[] entry, boolean isWanted) {
        int strings = strings(entry);
        int first = afterStrings(bytes, STATUS_BYTES, 1);
        int at = first;
        while (at < bytes.length && comparePaths(bytes, at, entry) < 0) {
            at = afterStrings(bytes, at, strings);
        }
        boolean isThere = at < bytes.length && comparePaths(bytes, at, entry) == 0;
        int rest = isThere ? afterStrings(bytes, at, strings) : at;
        ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length + entry.length + 1);
        encoder.beginListing(changed, count(bytes, first) + (isWanted ? 1 : 0) - (isThere ? 1 : 0));
        changed.write(bytes, first, at - first);
        if (isWanted) {
            changed.writeBytes(entry);
        }
        changed.write(bytes, rest, bytes.length - rest);
        byte[] all = changed.toByteArray();
        return new EncodedReply(List.of(SharedBytes.copyOf(all, all.length)), all.length);
    }

    private static long count(byte[] bytes, int first) {
        String digits = new String(bytes, STATUS_BYTES, first - STATUS_BYTES - 1, StandardCharsets.US_ASCII);
        return Long.parseLong(digits);
    }

    /** The number of NUL-terminated strings. */
    private static int strings(byte[] entry) {
        int strings = 0;
        for (byte each : entry) {
            strings += each == 0 ? 1 : 0;
        }
        return strings;
    }

    /** The place behind that many strings. */
    private static int afterStrings(byte[] bytes, int from, int strings) {
        int at = from;
        for (int string = 0; string < strings; string++) {
            while (bytes[at] != 0) {
                at++;
            }
            at++;
        }
        return at;
    }

    /** As the database sorts paths: byte by byte. */
    private static int comparePaths(byte[] bytes, int at, byte[] entry) {
        return Arrays.compareUnsigned(bytes, at, pathEnd(bytes, at), entry, 0, pathEnd(entry, 0));
    }

    /** In every form an entry begins with the path, which has no space; a space or the NUL follows it. */
    private static int pathEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != 0 && bytes[at] != ' ') {
            at++;
        }
        return at;
    }
}
