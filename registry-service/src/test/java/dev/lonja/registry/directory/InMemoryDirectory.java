package dev.lonja.registry.directory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Utf8;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A directory in memory, for one thread. Its state can be restored, as by a transaction that is rolled back. */
public class InMemoryDirectory implements Directory {
    private record User(Optional<Presence> presence, Optional<String> origin, SortedMap<String, String> files) {
        User at(Presence place, String from) {
            return new User(Optional.of(place), Optional.of(from), files);
        }

        User gone() {
            return new User(Optional.empty(), Optional.empty(), files);
        }
    }

    private final boolean sameAddress;
    private SortedMap<String, User> users = new TreeMap<>(Utf8.BYTE_ORDER);
    private long generations;

    public InMemoryDirectory(boolean sameAddress) {
        this.sameAddress = sameAddress;
    }

    /** Saves the state. Running the result restores it. */
    public Runnable mark() {
        SortedMap<String, User> marked = new TreeMap<>(Utf8.BYTE_ORDER);
        users.forEach((name, user) ->
                marked.put(name, new User(user.presence(), user.origin(), new TreeMap<>(user.files()))));
        return () -> users = marked;
    }

    @Override
    public Outcome register(String user) {
        User added = new User(Optional.empty(), Optional.empty(), new TreeMap<>(Utf8.BYTE_ORDER));
        return users.putIfAbsent(user, added) == null ? Outcome.OK : Outcome.NAME_IN_USE;
    }

    @Override
    public Outcome unregister(Caller caller) {
        User user = users.get(caller.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        if (user.presence().isPresent() && !speaksFor(caller, user)) {
            return Outcome.FAILED;
        }
        users.remove(caller.user());
        return Outcome.OK;
    }

    @Override
    public Outcome connect(Caller caller, int port) {
        User user = users.get(caller.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        if (user.presence().isPresent()) {
            return Outcome.ALREADY_CONNECTED;
        }
        Presence presence = new Presence(caller.user(), caller.from().text(), port, ++generations);
        users.put(caller.user(), user.at(presence, caller.from().origin()));
        return Outcome.OK;
    }

    @Override
    public Outcome disconnect(Caller caller) {
        Outcome authorization = authorize(caller);
        if (authorization == Outcome.OK) {
            users.computeIfPresent(caller.user(), (name, user) -> user.gone());
        }
        return authorization;
    }

    @Override
    public Outcome publish(Caller caller, PublishedFile file) {
        Outcome authorization = authorize(caller);
        if (authorization != Outcome.OK) {
            return authorization;
        }
        return users.get(caller.user()).files().putIfAbsent(file.path(), file.description()) == null
                ? Outcome.OK
                : Outcome.ALREADY_PUBLISHED;
    }

    @Override
    public Outcome delete(Caller caller, String path) {
        Outcome authorization = authorize(caller);
        if (authorization != Outcome.OK) {
            return authorization;
        }
        return users.get(caller.user()).files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK;
    }

    @Override
    public Outcome authorize(Caller caller) {
        User user = users.get(caller.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        return user.presence().isPresent() && speaksFor(caller, user) ? Outcome.OK : Outcome.NOT_CONNECTED;
    }

    @Override
    public List<ConnectedUser> connectedUsers() {
        return presences().stream()
                .map(presence -> new ConnectedUser(presence.user(), presence.address(), presence.port()))
                .toList();
    }

    @Override
    public Optional<List<PublishedFile>> findContent(String owner) {
        return Optional.ofNullable(users.get(owner))
                .map(user -> user.files().entrySet().stream()
                        .map(file -> new PublishedFile(file.getKey(), file.getValue()))
                        .toList());
    }

    @Override
    public Optional<Presence> findPresence(String user) {
        return Optional.ofNullable(users.get(user)).flatMap(User::presence);
    }

    @Override
    public List<Presence> presences() {
        return users.values().stream().flatMap(user -> user.presence().stream()).toList();
    }

    @Override
    public boolean expire(Presence presence) {
        boolean isThere = findPresence(presence.user()).equals(Optional.of(presence));
        if (isThere) {
            users.computeIfPresent(presence.user(), (name, user) -> user.gone());
        }
        return isThere;
    }

    @Override
    public Outcome forceDisconnect(String user, Administrator by) {
        if (!users.containsKey(user)) {
            return Outcome.NO_SUCH_USER;
        }
        return findPresence(user).map(this::expire).orElse(false) ? Outcome.OK : Outcome.NOT_CONNECTED;
    }

    @Override
    public Outcome removeUser(String user, Administrator by) {
        return users.remove(user) == null ? Outcome.NO_SUCH_USER : Outcome.OK;
    }

    @Override
    public Outcome removeFile(String user, String path, Administrator by) {
        if (!users.containsKey(user)) {
            return Outcome.NO_SUCH_USER;
        }
        return users.get(user).files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK;
    }

    private boolean speaksFor(Caller caller, User user) {
        return !sameAddress || user.origin().equals(Optional.of(caller.from().origin()));
    }
}
