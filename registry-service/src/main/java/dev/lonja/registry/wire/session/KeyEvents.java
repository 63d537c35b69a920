package dev.lonja.registry.wire.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.identity.CodePurpose;
import dev.lonja.registry.listing.FeedListener;
import dev.lonja.registry.storage.identity.KeyRepository;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells the sessions of a name when it gets a key or loses one, also at another registry (docs/session.md, Keys and names).
 * Told on the threads of the writer and of the feed; what another registry has changed is read on workers.
 */
@Singleton
class KeyEvents implements CommitListener, FeedListener {
    private static final Logger LOG = Logger.getLogger(KeyEvents.class);

    private final AuthorizedSessions sessions;
    private final KeyRepository keys;
    private final Transactions transactions;
    private final Vertx vertx;

    KeyEvents(AuthorizedSessions sessions, KeyRepository keys, Transactions transactions, Vertx vertx) {
        this.sessions = sessions;
        this.keys = keys;
        this.transactions = transactions;
        this.vertx = vertx;
    }

    @Override
    public void beginning() {}

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                made(changes.get(at), results.get(at));
            }
        }
    }

    @Override
    public void failed(List<DirectoryChange> changes) {}

    @Override
    public void presenceChanged(Collection<String> users) {}

    @Override
    public void contentChanged(Collection<String> owners) {}

    @Override
    public void keysChanged(Collection<String> names) {
        List<String> known =
                names.stream().filter(name -> !sessions.of(name).isEmpty()).toList();
        if (!known.isEmpty()) {
            vertx.executeBlocking(
                            () -> {
                                known.forEach(this::compare);
                                return known.size();
                            },
                            false)
                    .onFailure(failure -> LOG.warnf("keys not compared: %s", failure.getMessage()));
        }
    }

    @Override
    public void everythingChanged() {}

    private void made(DirectoryChange change, ChangeResult result) {
        if (change instanceof KeyChange.Claim claim) {
            added(claim.user(), claim.caller().key().orElseThrow(), true);
        } else if (change instanceof KeyChange.Redeem redeem) {
            boolean isRecovery = result.before().equals(CodePurpose.RECOVERY.name());
            added(redeem.user(), redeem.caller().key().orElseThrow(), isRecovery);
        } else if (change instanceof KeyChange.DropKey drop) {
            dropped(drop.user(), drop.key());
        } else if (change instanceof DirectoryChange.RevokeKey revoke) {
            dropped(revoke.user(), revoke.key());
        }
    }

    private void added(String user, KeyId key, boolean isOnlyOne) {
        for (SessionUsers session : sessions.of(user)) {
            if (!session.key().equals(key)) {
                session.keyAdded(user, key);
                if (isOnlyOne) {
                    session.keyDropped(user);
                }
            }
        }
    }

    private void dropped(String user, KeyId key) {
        sessions.of(user).stream()
                .filter(session -> session.key().equals(key))
                .forEach(session -> session.keyDropped(user));
    }

    /** Compares the keys of the name with those of its sessions. */
    private void compare(String user) {
        List<KeyRow> now = transactions.inOne(() -> keys.ofUser(user));
        for (SessionUsers session : sessions.of(user)) {
            now.stream()
                    .filter(each -> each.addedAtSeconds() >= session.sinceSeconds())
                    .filter(each -> !each.key().equals(session.key()))
                    .forEach(each -> session.keyAdded(user, each.key()));
            if (!now.isEmpty() && now.stream().noneMatch(each -> each.key().equals(session.key()))) {
                session.keyDropped(user);
            }
        }
    }
}
