package dev.lonja.registry.directory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Utf8;
import dev.lonja.registry.database.Transactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A directory in memory, for one thread. Its state can be restored, as by a transaction that is rolled back. */
public class InMemoryDirectory implements Directory {
    private record User(
            Instant since,
            boolean used,
            Optional<Presence> presence,
            Optional<String> origin,
            SortedMap<String, String> files) {
        User at(Presence place, String from) {
            return new User(since, true, Optional.of(place), Optional.of(from), files);
        }

        User gone() {
            return new User(since, used, Optional.empty(), Optional.empty(), files);
        }

        User copy() {
            return new User(since, used, presence, origin, new TreeMap<>(files));
        }
    }

    private final Authorization authorization;
    private SortedMap<String, User> users = new TreeMap<>(Utf8.BYTE_ORDER);
    private long generations;

    public InMemoryDirectory(boolean sameAddress) {
        this.authorization = new Authorization(() -> sameAddress);
    }

    /** Saves the state. Running the result restores it. */
    public Runnable mark() {
        SortedMap<String, User> marked = new TreeMap<>(Utf8.BYTE_ORDER);
        users.forEach((name, user) -> marked.put(name, user.copy()));
        return () -> users = marked;
    }

    /** An empty directory under test. */
    static TestedDirectory tested(boolean sameAddress) {
        return new TestedDirectory(new InMemoryDirectory(sameAddress), new NoTransactions());
    }

    private record NoTransactions() implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }
    }

    @Override
    public List<ChangeResult> apply(List<DirectoryChange> changes) {
        return changes.stream().map(this::apply).toList();
    }

    /** Makes one change. */
    public ChangeResult apply(DirectoryChange change) {
        return switch (change) {
            case DirectoryChange.Register(String user) -> ChangeResult.of(register(user));
            case DirectoryChange.Unregister(Caller caller) -> ChangeResult.of(unregister(caller));
            case DirectoryChange.Connect(Caller caller, int port) -> connect(caller, port);
            case DirectoryChange.Disconnect(Caller caller) ->
                authorize(caller) == Outcome.OK
                        ? end(findPresence(caller.user()).orElseThrow())
                        : ChangeResult.of(authorize(caller));
            case DirectoryChange.Publish(Caller caller, PublishedFile file) -> ChangeResult.of(publish(caller, file));
            case DirectoryChange.Delete(Caller caller, String path) -> ChangeResult.of(delete(caller, path));
            case DirectoryChange.ForceDisconnect(String user, Administrator by) ->
                users.containsKey(user)
                        ? findPresence(user).map(this::end).orElse(ChangeResult.of(Outcome.NOT_CONNECTED))
                        : ChangeResult.of(Outcome.NO_SUCH_USER);
            case DirectoryChange.RemoveUser(String user, Administrator by) ->
                ChangeResult.of(users.remove(user) == null ? Outcome.NO_SUCH_USER : Outcome.OK);
            case DirectoryChange.RemoveFile(String user, String path, Administrator by) ->
                ChangeResult.of(users.containsKey(user) ? deleted(user, path) : Outcome.NO_SUCH_USER);
            case DirectoryChange.ExpirePresence(Presence presence) -> end(presence);
            case DirectoryChange.ExpireName(String user, Instant registeredBefore) ->
                ChangeResult.of(expire(user, registeredBefore));
        };
    }

    @Override
    public Outcome authorize(Caller caller) {
        User user = users.get(caller.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        return mayAct(caller, user) ? Outcome.OK : Outcome.NOT_CONNECTED;
    }

    @Override
    public void readConnectedUsers(EntryReader<ConnectedUser> reader) {
        List<Presence> connected = users.values().stream()
                .flatMap(user -> user.presence().stream())
                .toList();
        reader.begin(connected.size());
        connected.stream()
                .map(presence -> new ConnectedUser(presence.user(), presence.address(), presence.port()))
                .takeWhile(reader::accept)
                .forEach(accepted -> {});
    }

    @Override
    public boolean readContent(String owner, EntryReader<PublishedFile> reader) {
        User user = users.get(owner);
        if (user == null) {
            return false;
        }
        reader.begin(user.files().size());
        user.files().entrySet().stream()
                .map(file -> new PublishedFile(file.getKey(), file.getValue()))
                .takeWhile(reader::accept)
                .forEach(accepted -> {});
        return true;
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return Optional.ofNullable(users.get(user)).flatMap(User::presence);
    }

    @Override
    public List<Presence> presences(long after, int limit) {
        return users.values().stream()
                .flatMap(user -> user.presence().stream())
                .filter(presence -> presence.generation() > after)
                .sorted(Comparator.comparing(Presence::generation))
                .limit(limit)
                .toList();
    }

    /** Adds a user. */
    public Outcome register(String user) {
        User added = new User(Instant.now(), false, Optional.empty(), Optional.empty(), new TreeMap<>(Utf8.BYTE_ORDER));
        return users.putIfAbsent(user, added) == null ? Outcome.OK : Outcome.NAME_IN_USE;
    }

    private Outcome expire(String name, Instant registeredBefore) {
        User user = users.get(name);
        if (user == null || user.used() || !user.since().isBefore(registeredBefore)) {
            return Outcome.FAILED;
        }
        users.remove(name);
        return Outcome.OK;
    }

    private Outcome unregister(Caller caller) {
        User user = users.get(caller.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        if (user.presence().isPresent() && !mayAct(caller, user)) {
            return Outcome.FAILED;
        }
        users.remove(caller.user());
        return Outcome.OK;
    }

    private ChangeResult connect(Caller caller, int port) {
        User user = users.get(caller.user());
        if (user == null) {
            return ChangeResult.of(Outcome.NO_SUCH_USER);
        }
        if (user.presence().isPresent()) {
            return ChangeResult.of(Outcome.ALREADY_CONNECTED);
        }
        Presence presence =
                new Presence(caller.user(), caller.from().text(), caller.from().origin(), port, ++generations);
        users.put(caller.user(), user.at(presence, caller.from().origin()));
        return new ChangeResult(Outcome.OK, presence.generation());
    }

    private Outcome publish(Caller caller, PublishedFile file) {
        Outcome authorization = authorize(caller);
        if (authorization != Outcome.OK) {
            return authorization;
        }
        return users.get(caller.user()).files().putIfAbsent(file.path(), file.description()) == null
                ? Outcome.OK
                : Outcome.ALREADY_PUBLISHED;
    }

    private Outcome delete(Caller caller, String path) {
        Outcome authorized = authorize(caller);
        return authorized == Outcome.OK ? deleted(caller.user(), path) : authorized;
    }

    private Outcome deleted(String user, String path) {
        return users.get(user).files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK;
    }

    private ChangeResult end(Presence presence) {
        if (!findPresence(presence.user()).equals(Optional.of(presence))) {
            return ChangeResult.of(Outcome.NOT_CONNECTED);
        }
        users.computeIfPresent(presence.user(), (name, user) -> user.gone());
        return new ChangeResult(Outcome.OK, presence.generation());
    }

    private boolean mayAct(Caller caller, User user) {
        return authorization.isGranted(
                authorization.credential(caller), user.origin().orElse(null));
    }
}
