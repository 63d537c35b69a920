package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.registry.directory.SessionChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who has which content, in an {@link InMemoryDirectory}. */
final class InMemorySources {
    private final InMemoryUsers users;

    InMemorySources(InMemoryUsers users) {
        this.users = users;
    }

    Outcome hold(SessionChange.Hold hold) {
        Outcome outcome = users.mayChange(hold.caller());
        return outcome == Outcome.OK ? users.get(hold.user()).session().hold(hold) : outcome;
    }

    /** The owners, those without a listener last, and behind them the holders. */
    List<SourceRow> of(ContentId content, int limit) {
        List<SourceRow> owners = users.all()
                .flatMap(user -> user.peer().flatMap(peer -> owned(user, peer, content)).stream())
                .sorted(Comparator.comparing(source -> source.addresses().isEmpty()))
                .toList();
        List<SourceRow> all = new ArrayList<>(owners);
        users.all()
                .filter(user -> user.session().percent(content) >= 0)
                .flatMap(user -> user.peer().stream()
                        .map(peer -> source(peer, user.session().percent(content), "")))
                .filter(source ->
                        owners.stream().noneMatch(owner -> owner.owner().equals(source.owner())))
                .forEach(all::add);
        return all.subList(0, Math.min(limit, all.size()));
    }

    private static Optional<SourceRow> owned(StoredUser user, PeerRow peer, ContentId content) {
        return user.files().entrySet().stream()
                .filter(file -> file.getValue().facts().content().equals(Optional.of(content)))
                .findFirst()
                .map(file -> source(peer, 100, peer.key().isEmpty() ? file.getKey() : ""));
    }

    private static SourceRow source(PeerRow peer, int percent, String classicPath) {
        return new SourceRow(peer.name(), peer.key(), peer.addresses(), percent, classicPath);
    }
}
