package dev.lonja.registry.listing;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which users were written by the writer and read by the feed. Not thread-safe.
 *
 * <p>A logical clock counts the steps of both. A write has a version when it begins and when it is committed, a read when
 * it begins and when it is applied. There is one write and one read at a time; the two overlap if each began before the
 * other was done. Then the clock does not say which of them saw the later state of the database, and the user is stale:
 * it has to be read again, by a read that begins later.
 *
 * <p>Only users that were written or read since the oldest step in flight began are remembered.
 */
final class UserVersions {
    private static final long NOT_IN_FLIGHT = Long.MAX_VALUE;
    private static final long NEVER = 0;

    private long clock = NEVER;
    private long readBegan = NOT_IN_FLIGHT;
    private long writeBegan = NOT_IN_FLIGHT;
    private long allReadAt = NEVER;
    private final LinkedHashMap<String, Version> recent = new LinkedHashMap<>();
    private final Map<String, Long> staleSince = new HashMap<>();

    /**
     * What a committed write left.
     *
     * @param user the user as it is present since, or null if it is not
     * @param generation of the presence that the write began or ended
     */
    record Written(@Nullable PresentUser user, long generation) {
        /** The generation of a write that ended every presence that there was. */
        private static final long ALL = Long.MAX_VALUE;

        static Written present(PresentUser user) {
            return new Written(user, user.generation());
        }

        static Written ended(long generation) {
            return new Written(null, generation);
        }

        static Written endedAll() {
            return new Written(null, ALL);
        }

        /** The newer one of this write and a read that overlapped with it: the one with the higher generation. */
        @Nullable
        PresentUser orNewer(@Nullable PresentUser read) {
            return read != null && read.generation() > generation ? read : user;
        }
    }

    private record Version(
            long readAt, long writtenAt, @Nullable Written written) {
        private static final Version NONE = new Version(NEVER, NEVER, null);

        long latest() {
            return Math.max(readAt, writtenAt);
        }
    }

    void beginRead() {
        readBegan = ++clock;
    }

    void beginWrite() {
        writeBegan = ++clock;
    }

    /** The write that overlaps with the read that is being applied; null if there is none. */
    @Nullable
    Written overlappingWrite(String user) {
        Version version = recent.getOrDefault(user, Version.NONE);
        return version.writtenAt() > readBegan ? version.written() : null;
    }

    /** By user, the writes that overlap with the read that is being applied. */
    Map<String, Written> overlappingWrites() {
        Map<String, Written> writes = new HashMap<>();
        recent.forEach((user, version) -> {
            if (version.written() != null && version.writtenAt() > readBegan) {
                writes.put(user, version.written());
            }
        });
        return writes;
    }

    /** Whether a read overlaps with the write that is in flight. */
    boolean hasOverlappingRead(String user) {
        return Math.max(allReadAt, recent.getOrDefault(user, Version.NONE).readAt()) > writeBegan;
    }

    /** The read that is being applied has read this user. */
    void read(String user) {
        Version before = recent.getOrDefault(user, Version.NONE);
        replace(user, new Version(++clock, before.writtenAt(), before.written()));
        staleSince.computeIfPresent(user, (name, since) -> since < readBegan ? null : since);
    }

    /** The read that is being applied has read every user. */
    void readAll() {
        allReadAt = ++clock;
        staleSince.values().removeIf(since -> since < readBegan);
    }

    /** The write in flight is committed, and has changed this user. */
    void written(String user, Written written) {
        Version before = recent.getOrDefault(user, Version.NONE);
        replace(user, new Version(before.readAt(), ++clock, written));
    }

    void endRead() {
        readBegan = NOT_IN_FLIGHT;
        forgetOld();
    }

    void endWrite() {
        writeBegan = NOT_IN_FLIGHT;
        forgetOld();
    }

    /** Marks the user stale: a later read must read it again. */
    void markStale(String user) {
        staleSince.put(user, ++clock);
    }

    /** The users that have to be read again. */
    Set<String> stale() {
        return Set.copyOf(staleSince.keySet());
    }

    void clearStale() {
        staleSince.clear();
    }

    /** The user moves to the end of those that are remembered, which are in the order of their latest version. */
    private void replace(String user, Version version) {
        recent.remove(user);
        recent.put(user, version);
    }

    private void forgetOld() {
        long oldest = Math.min(readBegan, writeBegan);
        Iterator<Version> versions = recent.values().iterator();
        while (versions.hasNext() && versions.next().latest() < oldest) {
            versions.remove();
        }
    }
}
