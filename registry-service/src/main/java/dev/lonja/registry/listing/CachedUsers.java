package dev.lonja.registry.listing;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.delivery.ListingConfig;
import dev.lonja.registry.delivery.ListingMemory;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.listing.UserVersions.Written;
import dev.lonja.registry.storage.session.PresentPeer;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connected users, as this registry knows them. Safe from any thread.
 *
 * <p>There are two sources: the writer, which says what it committed, and the feed, which reads the database again after
 * others changed it. Each of them works outside of the lock, and one may be faster than the other. What is newer wins:
 *
 * <ul>
 *   <li>If one of the two had ended before the other began, the later one is newer ({@link UserVersions}).
 *   <li>If they overlapped, the presence with the higher generation is newer, because generations grow with every CONNECT.
 *       A presence that was committed is kept, and a presence that was ended stays away, unless the read shows a higher
 *       generation. That is a good guess, and it never undoes what somebody was told. But an absence has no generation: a
 *       read without the user may be older than its CONNECT, or newer than what ended that presence. So after an overlap
 *       the user is stale as well, and is read again.
 *   <li>A read that begins when the write is done sees that write and everything before it. So the read of a stale user
 *       settles it, unless the next write overlaps again; then it is stale again.
 *   <li>A write that failed may have been committed. It changes nothing here, and makes its users stale.
 * </ul>
 *
 * <p>No change of others is lost: the database notifies after the commit, and the feed starts a read after that.
 */
@Singleton
final class CachedUsers {
    private final ReplyEncoder encoder;
    private final long maxBytes;
    private final int maxEntries;
    private final List<PresenceListener> listeners;
    private final UserVersions versions = new UserVersions();
    private PresentUsers users;
    private boolean isComplete;

    @Inject
    CachedUsers(
            ReplyEncoder encoder, ListingConfig config, ListingLimits limits, @All List<PresenceListener> listeners) {
        this(encoder, ListingMemory.of(config).maxUsersBytes(), limits.maxEntries(), listeners);
    }

    CachedUsers(ReplyEncoder encoder, long maxBytes, int maxEntries, List<PresenceListener> listeners) {
        this.encoder = encoder;
        this.maxBytes = maxBytes;
        this.maxEntries = maxEntries;
        this.listeners = listeners;
        this.users = new PresentUsers(encoder);
    }

    /** Finds the user, if it is connected. Empty also while the connected users are unknown. */
    synchronized Optional<PresentUser> find(String user) {
        return Optional.ofNullable(isComplete ? users.find(user) : null);
    }

    /** Finds the users behind that name, at most so many. Empty while the connected users are unknown. */
    synchronized Optional<List<PresentUser>> findAfter(String name, int max) {
        return isComplete ? Optional.of(users.after(name, max)) : Optional.empty();
    }

    /** Finds the reply to LIST_USERS. Empty while the connected users are unknown, or if the list is too long. */
    synchronized Optional<EncodedReply> findReply() {
        return isComplete ? Optional.of(users.listing()) : Optional.empty();
    }

    /** Whether all connected users are known. */
    synchronized boolean isComplete() {
        return isComplete;
    }

    /** Whether a list of so many users, whose texts have so many bytes, can be cached. */
    boolean hasRoomFor(long count, long bytes) {
        return count <= maxEntries && count * PresentUser.OBJECT_BYTES + bytes <= maxBytes;
    }

    /** The users that the feed has to read again. */
    synchronized Set<String> stale() {
        return versions.stale();
    }

    /** The writer begins a transaction. */
    synchronized void beginWrite() {
        versions.beginWrite();
    }

    /** The transaction is committed, and has begun this presence. */
    synchronized void connected(PresentPeer peer) {
        written(peer.presence().user(), Written.present(PresentUser.of(peer, encoder)));
    }

    /** The transaction is committed, and has ended the presence of that generation. */
    synchronized void disconnected(String user, long generation) {
        written(user, Written.ended(generation));
    }

    /** The transaction is committed, and has removed the user with whatever presence it had. */
    synchronized void removed(String user) {
        written(user, Written.endedAll());
    }

    /** The transaction failed; whether it has changed the user is not known. */
    synchronized void uncertain(String user) {
        versions.markStale(user);
        if (!isComplete) {
            unread(Set.of(user));
        }
    }

    /** The writer has reported all changes of the transaction. */
    synchronized void endWrite() {
        versions.endWrite();
    }

    /** The feed begins to read. */
    synchronized void beginRead() {
        versions.beginRead();
    }

    /** The feed has read these users. Those without a presence are not connected. */
    synchronized void read(Set<String> names, Collection<PresentPeer> peers) {
        Map<String, PresentUser> read = new HashMap<>();
        peers.forEach(peer -> read.put(peer.presence().user(), PresentUser.of(peer, encoder)));
        for (String name : names) {
            Written written = versions.overlappingWrite(name);
            show(name, written == null ? read.get(name) : written.orNewer(read.get(name)));
            versions.read(name);
            if (written != null) {
                versions.markStale(name);
            }
        }
        versions.endRead();
        checkSize();
    }

    /** The feed has read all presences. */
    synchronized void readAll(Collection<PresentPeer> peers) {
        users = new PresentUsers(encoder);
        peers.forEach(peer -> users.put(PresentUser.of(peer, encoder)));
        isComplete = true;
        versions.readAll();
        versions.overlappingWrites().forEach((name, written) -> {
            show(name, written.orNewer(users.find(name)));
            versions.markStale(name);
        });
        versions.endRead();
        checkSize();
        listeners.forEach(PresenceListener::allUncertain);
    }

    /** The presences of these users have changed, and the feed does not read them, because there are too many users. */
    void unread(Set<String> names) {
        names.forEach(name -> listeners.forEach(listener -> listener.uncertain(name)));
    }

    /** The feed could not read, or the list is too long: the connected users are unknown. */
    synchronized void clear() {
        isComplete = false;
        users = new PresentUsers(encoder);
        versions.endRead();
        versions.clearStale();
    }

    private void written(String name, Written written) {
        boolean isOverlapped = versions.hasOverlappingRead(name);
        show(name, isOverlapped ? written.orNewer(users.find(name)) : written.user());
        versions.written(name, written);
        if (isOverlapped) {
            versions.markStale(name);
        }
        checkSize();
    }

    private void show(String name, @Nullable PresentUser user) {
        tellListeners(name, users.find(name) != null, user != null);
        if (user == null) {
            users.remove(name);
        } else if (isComplete) {
            users.put(user);
        }
    }

    private void tellListeners(String name, boolean wasPresent, boolean isPresent) {
        for (PresenceListener listener : listeners) {
            if (!isComplete) {
                listener.uncertain(name);
            } else if (isPresent && !wasPresent) {
                listener.online(name);
            } else if (wasPresent && !isPresent) {
                listener.offline(name);
            }
        }
    }

    private void checkSize() {
        if (users.memoryBytes() > maxBytes || users.count() > maxEntries) {
            isComplete = false;
            users = new PresentUsers(encoder);
        }
    }
}
