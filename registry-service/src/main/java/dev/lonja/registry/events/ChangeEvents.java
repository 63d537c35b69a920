package dev.lonja.registry.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lonja.registry.background.RepeatedWork;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.listing.FeedListener;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Collects the changes that this registry and other ones make, and sends them to the listeners a few times per second:
 * many changes of one user are one event.
 */
@Singleton
class ChangeEvents implements CommitListener, FeedListener {
    private static final Logger LOG = Logger.getLogger(ChangeEvents.class);
    /** Short enough to seem immediate to a person. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final EventHub hub;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final ChangedUsers presence = new ChangedUsers();
    private final ChangedUsers content = new ChangedUsers();
    private @Nullable RepeatedWork sending;

    ChangeEvents(EventHub hub, ObjectMapper json, Vertx vertx) {
        this.hub = hub;
        this.json = json;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent event) {
        sending = RepeatedWork.start(vertx, INTERVAL, this::send);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (sending != null) {
            sending.close();
        }
    }

    @Override
    public void beginning() {}

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                add(changes.get(at));
            }
        }
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        changes.forEach(this::add);
    }

    @Override
    public void presenceChanged(Collection<String> users) {
        presence.addAll(users);
    }

    @Override
    public void contentChanged(Collection<String> owners) {
        content.addAll(owners);
    }

    @Override
    public void everythingChanged() {
        presence.addAllUsers();
        content.addAllUsers();
    }

    private void send() {
        try {
            send("presence", presence);
            send("content", content);
        } catch (RuntimeException | JsonProcessingException failure) {
            LOG.warnf("changes not sent to listeners: %s", failure);
        }
    }

    private void send(String name, ChangedUsers users) throws JsonProcessingException {
        Optional<ChangedUsers.Changed> changed = users.take();
        if (changed.isPresent() && hub.listeners() > 0) {
            hub.send(name, json.writeValueAsString(changed.get()));
        }
    }

    private void add(DirectoryChange change) {
        switch (change) {
            case DirectoryChange.Connect connect -> presence.add(change.user());
            case DirectoryChange.Disconnect disconnect -> presence.add(change.user());
            case DirectoryChange.ExpirePresence expire -> presence.add(change.user());
            case DirectoryChange.ForceDisconnect disconnect -> presence.add(change.user());
            case DirectoryChange.Publish publish -> content.add(change.user());
            case DirectoryChange.Delete delete -> content.add(change.user());
            case DirectoryChange.RemoveFile remove -> content.add(change.user());
            case DirectoryChange.Unregister unregister -> addRemoved(change.user());
            case DirectoryChange.RemoveUser remove -> addRemoved(change.user());
            case DirectoryChange.ExpireName expire -> addRemoved(change.user());
            case SessionChange.ConnectSession connect -> presence.add(change.user());
            case SessionChange.PublishFile publish -> content.add(change.user());
            case SessionChange.DeleteFile delete -> content.add(change.user());
            case SessionChange.Hold hold -> {}
            case DirectoryChange.Register register -> {}
            case KeyChange.RegisterKey register -> {}
            case KeyChange.Invite invite -> {}
            case DirectoryChange.MakeClaimCode make -> {}
            case DirectoryChange.MakeRegisterCode make -> {}
            // These may end a presence.
            case KeyChange.Claim claim -> presence.add(change.user());
            case KeyChange.Redeem redeem -> presence.add(change.user());
            case KeyChange.DropKey drop -> presence.add(change.user());
            case DirectoryChange.RevokeKey revoke -> presence.add(change.user());
        }
    }

    private void addRemoved(String user) {
        presence.add(user);
        content.add(user);
    }
}
