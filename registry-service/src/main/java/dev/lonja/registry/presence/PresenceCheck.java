package dev.lonja.registry.presence;

import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.listing.FeedListener;
import dev.lonja.registry.presence.PresenceHolders.Held;
import dev.lonja.registry.presence.PresenceLoss.Cause;
import dev.lonja.registry.storage.session.Replicas;
import dev.lonja.registry.storage.session.Replicas.Owner;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares the presences that sessions of this registry hold with the database: those of users whom another registry has changed at
 * once, and all of them now and then. Blocks on worker threads.
 */
@Singleton
class PresenceCheck implements FeedListener {
    private static final Logger LOG = Logger.getLogger(PresenceCheck.class);
    private static final int USERS_AT_A_TIME = 1000;

    private final PresenceHolders holders;
    private final Replicas replicas;
    private final Transactions transactions;
    private final Vertx vertx;

    PresenceCheck(PresenceHolders holders, Replicas replicas, Transactions transactions, Vertx vertx) {
        this.holders = holders;
        this.replicas = replicas;
        this.transactions = transactions;
        this.vertx = vertx;
    }

    @Override
    public void presenceChanged(Collection<String> users) {
        if (holders.isAnyOf(users)) {
            checkSoon(new HashSet<>(users));
        }
    }

    @Override
    public void contentChanged(Collection<String> owners) {}

    @Override
    public void everythingChanged() {
        checkSoon(holders.all().keySet());
    }

    private void checkSoon(Set<String> users) {
        vertx.executeBlocking(
                        () -> {
                            check(users);
                            return users.size();
                        },
                        false)
                .onFailure(failure -> LOG.debugf("presences not compared: %s", failure.getMessage()));
    }

    /** Compares the presences of these users. */
    void check(Collection<String> users) {
        Map<String, Held> compared = new HashMap<>();
        users.forEach(user -> holders.find(user).ifPresent(held -> compared.put(user, held)));
        List<String> names = new ArrayList<>(compared.keySet());
        for (int from = 0; from < names.size(); from += USERS_AT_A_TIME) {
            List<String> some = names.subList(from, Math.min(names.size(), from + USERS_AT_A_TIME));
            Map<String, Owner> owners = transactions.inOne(() -> replicas.owners(some));
            some.forEach(user -> compare(user, compared.get(user), owners.get(user)));
        }
    }

    /** Whoever read the database after the session had begun its presence has seen it, or what came later. */
    private void compare(String user, @Nullable Held held, @Nullable Owner owner) {
        if (held == null) {
            return;
        }
        if (owner == null) {
            holders.lost(user, held, Cause.ENDED);
        } else if (!owner.keys().isEmpty() && !owner.keys().contains(held.key())) {
            holders.lost(user, held, Cause.KEY_DROPPED);
        } else if (owner.held().isEmpty()) {
            holders.lost(user, held, Cause.GONE);
        } else if (owner.held().get().generation() != held.generation()) {
            holders.lost(user, held, Cause.REPLACED);
        }
    }
}
