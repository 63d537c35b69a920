package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ChangeResult.HeldBy;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.EntryReader;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The presences of an {@link InMemoryDirectory}. */
final class InMemoryPresences {
    private final InMemoryUsers users;
    private final InMemoryOwners owners;
    private long generations;

    InMemoryPresences(InMemoryUsers users, InMemoryOwners owners) {
        this.users = users;
        this.owners = owners;
    }

    Optional<Presence> find(String user) {
        return users.find(user).flatMap(StoredUser::presence);
    }

    Optional<Presence> findClassic(String user) {
        return users.find(user).filter(known -> known.presentKey().isEmpty()).flatMap(StoredUser::presence);
    }

    /** Presences of classic clients by generation, after that one, at most {@code limit}. */
    List<Presence> page(long after, int limit) {
        return users.all()
                .filter(user -> user.presentKey().isEmpty())
                .flatMap(user -> user.presence().stream())
                .filter(presence -> presence.generation() > after)
                .sorted(Comparator.comparing(Presence::generation))
                .limit(limit)
                .toList();
    }

    /** The users with a listener. */
    void read(EntryReader<ConnectedUser> reader) {
        List<Presence> connected = users.all()
                .flatMap(user -> user.presence().stream())
                .filter(presence -> presence.port() > 0)
                .toList();
        reader.begin(connected.size());
        connected.stream()
                .map(presence -> new ConnectedUser(presence.user(), presence.address(), presence.port()))
                .takeWhile(reader::accept)
                .forEach(accepted -> {});
    }

    Listed<PeerRow> peers(Page page) {
        List<PeerRow> all = users.all()
                .flatMap(user -> user.peer().stream())
                .filter(peer -> Utf8.BYTE_ORDER.compare(peer.name(), page.after()) > 0)
                .toList();
        return Listed.page(
                all,
                page.limit(),
                PeerRow::name,
                peer -> peer,
                peer -> peer.name().length());
    }

    ChangeResult connect(DirectoryChange.Connect connect) {
        Caller caller = connect.caller();
        Outcome owned = users.mayOwn(caller);
        if (owned != Outcome.OK) {
            return ChangeResult.of(owned);
        }
        Standing standing = users.findStanding(caller.user()).orElseThrow();
        if (standing.isKeyed() || standing.isConnected()) {
            return ChangeResult.of(Outcome.ALREADY_CONNECTED);
        }
        String address = caller.from().text();
        String shown = address.contains(":") ? "[" + address + "]" : address;
        return begin(
                caller,
                connect.port(),
                new PeerRow(caller.user(), shown + ":" + connect.port(), Optional.empty(), ""),
                InMemorySession.none());
    }

    ChangeResult connect(SessionChange.ConnectSession connect) {
        Caller caller = connect.caller();
        Outcome owned = users.mayOwn(caller);
        if (owned != Outcome.OK) {
            return ChangeResult.of(owned);
        }
        Standing standing = users.findStanding(caller.user()).orElseThrow();
        StoredUser user = users.get(caller.user());
        boolean isFree = user.presence()
                .map(old -> user.session().isReplacedBy(connect, old, standing, user.presentKey()))
                .orElse(true);
        if (!isFree) {
            return ChangeResult.of(Outcome.ALREADY_CONNECTED);
        }
        Optional<HeldBy> replaced = user.presence()
                .map(old -> new HeldBy(old.generation(), user.session().replica(), user.presentKey()));
        boolean isSameKey = user.presentKey().equals(caller.keyText());
        ChangeResult begun = begin(
                caller,
                connect.port(),
                new PeerRow(caller.user(), connect.addresses().toString(), caller.key(), connect.features()),
                user.session().at(connect.replica(), isSameKey));
        String before = standing.isKeyed() ? SessionChange.ConnectSession.KEYED : "";
        return new ChangeResult(begun.outcome(), begun.generation(), before, replaced);
    }

    private ChangeResult begin(Caller caller, int port, PeerRow shown, InMemorySession held) {
        Presence presence =
                new Presence(caller.user(), caller.from().text(), caller.from().origin(), port, ++generations);
        users.change(caller.user(), user -> user.at(presence, shown, held));
        owners.connected(caller);
        return new ChangeResult(Outcome.OK, presence.generation());
    }

    ChangeResult disconnect(Caller caller) {
        Outcome outcome = users.mayChange(caller);
        return outcome == Outcome.OK ? end(caller.user()) : ChangeResult.of(outcome);
    }

    ChangeResult forceDisconnect(String user) {
        return users.has(user) ? end(user) : ChangeResult.of(Outcome.NO_SUCH_USER);
    }

    ChangeResult expire(String user, long generation) {
        boolean isThat = find(user)
                .filter(presence -> presence.generation() == generation)
                .isPresent();
        return isThat ? end(user) : ChangeResult.of(Outcome.NOT_CONNECTED);
    }

    private ChangeResult end(String user) {
        Optional<Presence> ended = find(user);
        users.change(user, StoredUser::gone);
        return ended.map(presence -> new ChangeResult(Outcome.OK, presence.generation()))
                .orElse(ChangeResult.of(Outcome.NOT_CONNECTED));
    }

    /** Ends the presence of the user unless one of these keys has it. Returns the generation of what ended. */
    long endUnlessOf(String user, Set<String> keys) {
        return keys.contains(users.get(user).presentKey())
                ? ChangeResult.NO_GENERATION
                : end(user).generation();
    }
}
