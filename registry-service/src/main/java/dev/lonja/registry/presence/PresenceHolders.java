package dev.lonja.registry.presence;

import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.presence.PresenceLoss.Cause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The sessions of this registry that hold presences, by user. Tells each when it no longer does. Safe from any thread. */
@Singleton
class PresenceHolders implements CommitListener {
    /** So many times within {@link #CONTEST_NANOS} tell that two machines have the same key. */
    private static final int CONTEST = 3;

    private static final long CONTEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final long replica = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

    /**
     * A presence, and the session that holds it.
     *
     * @param key of the session
     * @param takenNanos when sessions of the same key took it from each other, lately
     */
    record Held(long generation, String key, PresenceHolder holder, List<Long> takenNanos) {}

    /** The number of this registry, which is another one after each start. */
    long replica() {
        return replica;
    }

    /** The presences and their sessions, at this moment. */
    Map<String, Held> all() {
        return Map.copyOf(held);
    }

    /** Whether a session holds the presence of one of these users. */
    boolean isAnyOf(Iterable<String> users) {
        for (String user : users) {
            if (held.containsKey(user)) {
                return true;
            }
        }
        return false;
    }

    /** Finds what is held of the user's presence. */
    Optional<Held> find(String user) {
        return Optional.ofNullable(held.get(user));
    }

    /** The session has begun that presence. A session that held the one before hears of it. Called on the writer's thread. */
    void begun(String user, long generation, String key, PresenceHolder holder) {
        Held before = held.get(user);
        boolean isTaken = before != null && before.holder() != holder;
        long now = System.nanoTime();
        List<Long> taken = before != null && isTaken && before.key().equals(key)
                ? Stream.concat(
                                before.takenNanos().stream().filter(nanos -> now - nanos < CONTEST_NANOS),
                                Stream.of(now))
                        .toList()
                : List.of();
        held.put(user, new Held(generation, key, holder, isTaken || before == null ? taken : before.takenNanos()));
        if (before != null && isTaken) {
            boolean isContested = taken.size() >= CONTEST;
            before.holder()
                    .lost(new PresenceLoss(
                            user, before.generation(), isContested ? Cause.TWO_MACHINES : Cause.REPLACED));
            if (isContested) {
                holder.contested(user);
            }
        }
    }

    /** The session is over, or has ended its presence. */
    void forget(String user, long generation) {
        held.computeIfPresent(user, (name, each) -> each.generation() == generation ? null : each);
    }

    /** The session no longer holds what it held. Does nothing if that has changed meanwhile. */
    void lost(String user, Held lost, Cause cause) {
        if (held.remove(user, lost)) {
            lost.holder().lost(new PresenceLoss(user, lost.generation(), cause));
        }
    }

    @Override
    public void beginning() {}

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        if (held.isEmpty()) {
            return;
        }
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                made(changes.get(at), results.get(at).generation());
            }
        }
    }

    @Override
    public void failed(List<DirectoryChange> changes) {}

    private void made(DirectoryChange change, long generation) {
        switch (change) {
            case DirectoryChange.Disconnect disconnect -> ended(change.user(), generation, Cause.ENDED);
            case DirectoryChange.ForceDisconnect disconnect -> ended(change.user(), generation, Cause.ENDED);
            case DirectoryChange.ExpirePresence expire -> ended(change.user(), generation, Cause.GONE);
            case KeyChange.Claim claim -> ended(change.user(), generation, Cause.KEY_DROPPED);
            case KeyChange.Redeem redeem -> ended(change.user(), generation, Cause.KEY_DROPPED);
            case KeyChange.DropKey drop -> ended(change.user(), generation, Cause.KEY_DROPPED);
            case DirectoryChange.RevokeKey revoke -> ended(change.user(), generation, Cause.KEY_DROPPED);
            case DirectoryChange.Unregister unregister -> removed(change.user());
            case DirectoryChange.RemoveUser remove -> removed(change.user());
            case DirectoryChange.ExpireName expire -> removed(change.user());
            case DirectoryChange.Register register -> {}
            case DirectoryChange.Connect connect -> {}
            case DirectoryChange.Publish publish -> {}
            case DirectoryChange.Delete delete -> {}
            case DirectoryChange.RemoveFile remove -> {}
            case DirectoryChange.MakeClaimCode make -> {}
            case DirectoryChange.MakeRegisterCode make -> {}
            case SessionChange session -> {}
        }
    }

    private void ended(String user, long generation, Cause cause) {
        find(user).filter(each -> each.generation() == generation).ifPresent(each -> lost(user, each, cause));
    }

    private void removed(String user) {
        find(user).ifPresent(each -> lost(user, each, Cause.ENDED));
    }
}
