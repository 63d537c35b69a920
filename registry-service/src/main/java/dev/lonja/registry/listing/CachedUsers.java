package dev.lonja.registry.listing;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.directory.DirectoryChange;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is connected, as far as this registry has heard: from its own writer, and from the {@link ChangeFeed}, which reads
 * the database again for what others changed. Safe from any thread.
 *
 * <p>Writer and feed may both be about a user at the same time, and then neither knows who is later: what the feed read
 * before a write was acknowledged must not undo it, and is read again; and so is what the writer acknowledges after the
 * feed has read.
 */
final class CachedUsers {
    private final ReplyEncoder encoder;
    private final long maxBytes;
    private final int maxEntries;
    private PresentUsers users;
    private boolean isComplete;
    private final Set<String> writtenSinceReadBegan = new HashSet<>();
    private final List<Runnable> changesSinceReadBegan = new ArrayList<>();
    private final Set<String> readSinceWriteBegan = new HashSet<>();
    private final Set<String> stale = new HashSet<>();
    private boolean isReading;
    private boolean isWriting;
    private boolean isAllReadSinceWriteBegan;

    CachedUsers(ReplyEncoder encoder, long maxBytes, int maxEntries) {
        this.encoder = encoder;
        this.maxBytes = maxBytes;
        this.maxEntries = maxEntries;
        this.users = new PresentUsers(encoder);
    }

    /** Whether the user is connected from that origin; empty origin: from anywhere. False also if nobody can say. */
    synchronized boolean isPresent(String user, Optional<String> origin) {
        return isComplete
                && users.find(user)
                        .filter(present -> origin.isEmpty() || origin.get().equals(present.origin()))
                        .isPresent();
    }

    /** The reply to LIST_USERS; empty when it is not known or too long to be kept. */
    synchronized Optional<EncodedReply> findReply() {
        return isComplete ? Optional.of(users.listing()) : Optional.empty();
    }

    PresentUser user(String name, String address, String origin, int port) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream(name.length() + address.length() + 8);
        encoder.append(entry, new ConnectedUser(name, address, port));
        return new PresentUser(name, origin, entry.toByteArray());
    }

    /** The writer begins a transaction. */
    synchronized void beginWrite() {
        isWriting = true;
        isAllReadSinceWriteBegan = false;
        readSinceWriteBegan.clear();
    }

    /** The writer's transaction is committed and has made this change, or it failed and nobody knows. */
    synchronized void written(DirectoryChange change, boolean isCertain) {
        switch (change) {
            case DirectoryChange.Connect(var caller, int port) ->
                written(
                        change.user(),
                        isCertain,
                        () -> put(user(
                                caller.user(),
                                caller.from().text(),
                                caller.from().origin(),
                                port)));
            case DirectoryChange.Disconnect disconnect -> removed(change.user(), isCertain);
            case DirectoryChange.ExpirePresence expire -> removed(change.user(), isCertain);
            case DirectoryChange.Unregister unregister -> removed(change.user(), isCertain);
            case DirectoryChange.ForceDisconnect disconnect -> removed(change.user(), isCertain);
            case DirectoryChange.RemoveUser remove -> removed(change.user(), isCertain);
            case DirectoryChange.RemoveFile remove -> {}
            case DirectoryChange.Register register -> {}
            case DirectoryChange.Publish publish -> {}
            case DirectoryChange.Delete delete -> {}
        }
    }

    synchronized void endWrite() {
        isWriting = false;
        isAllReadSinceWriteBegan = false;
        readSinceWriteBegan.clear();
    }

    /** The feed begins to read the database. */
    synchronized void beginRead() {
        isReading = true;
        writtenSinceReadBegan.clear();
        changesSinceReadBegan.clear();
    }

    /** The feed has read everything. */
    synchronized void readAll(Collection<PresentUser> present) {
        users = new PresentUsers(encoder);
        present.forEach(users::put);
        isComplete = isShortEnough();
        // What was read is older than they are, and who made them was told that they are made.
        changesSinceReadBegan.forEach(Runnable::run);
        stale.clear();
        stale.addAll(writtenSinceReadBegan);
        isAllReadSinceWriteBegan = true;
        isReading = false;
    }

    /** The feed has read these users; who is not among those present is not connected. */
    synchronized void read(Set<String> names, List<PresentUser> present) {
        Set<String> settled = new HashSet<>(names);
        settled.removeAll(writtenSinceReadBegan);
        Set<String> absent = new HashSet<>(settled);
        for (PresentUser user : present) {
            absent.remove(user.name());
            if (settled.contains(user.name())) {
                put(user);
            }
        }
        absent.forEach(users::remove);
        stale.removeAll(settled);
        names.stream().filter(writtenSinceReadBegan::contains).forEach(stale::add);
        if (isWriting) {
            readSinceWriteBegan.addAll(settled);
        }
        isReading = false;
    }

    /** Nothing is known any more. */
    synchronized void forgetAll() {
        isComplete = false;
        isReading = false;
        users = new PresentUsers(encoder);
        stale.clear();
    }

    /** Whether it is known who is connected: it was read, and has not become too long since. */
    synchronized boolean isComplete() {
        return isComplete;
    }

    long maxBytes() {
        return maxBytes;
    }

    /** The users that the feed should read again. */
    synchronized Set<String> stale() {
        return Set.copyOf(stale);
    }

    private void removed(String user, boolean isCertain) {
        written(user, isCertain, () -> users.remove(user));
    }

    private void written(String user, boolean isCertain, Runnable change) {
        if (isReading) {
            writtenSinceReadBegan.add(user);
        }
        if (isReading && isCertain) {
            changesSinceReadBegan.add(change);
        }
        if (isCertain) {
            change.run();
        }
        if (!isCertain || isAllReadSinceWriteBegan || readSinceWriteBegan.contains(user)) {
            stale.add(user);
        }
    }

    private void put(PresentUser user) {
        if (isComplete) {
            users.put(user);
            if (!isShortEnough()) {
                forgetAll();
            }
        }
    }

    private boolean isShortEnough() {
        return users.sizeBytes() <= maxBytes && users.count() <= maxEntries;
    }
}
