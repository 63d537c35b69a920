package dev.lonja.registry.directory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Utf8;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A directory that forgets everything; for one thread. It can be set back, as a rolled-back transaction is. */
class InMemoryDirectory implements Directory {
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

    InMemoryDirectory(boolean sameAddress) {
        this.sameAddress = sameAddress;
    }

    /** Remembers what is here now; running the result brings it back. */
    Runnable mark() {
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
    public Outcome unregister(Speaker speaker) {
        User user = users.get(speaker.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        if (user.presence().isPresent() && !speaksFor(speaker, user)) {
            return Outcome.FAILED;
        }
        users.remove(speaker.user());
        return Outcome.OK;
    }

    @Override
    public Outcome connect(Speaker speaker, int port) {
        User user = users.get(speaker.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        if (user.presence().isPresent()) {
            return Outcome.ALREADY_CONNECTED;
        }
        Presence presence = new Presence(speaker.user(), speaker.from().text(), port, ++generations);
        users.put(speaker.user(), user.at(presence, speaker.from().origin()));
        return Outcome.OK;
    }

    @Override
    public Outcome disconnect(Speaker speaker) {
        Outcome standing = standing(speaker);
        if (standing == Outcome.OK) {
            users.computeIfPresent(speaker.user(), (name, user) -> user.gone());
        }
        return standing;
    }

    @Override
    public Outcome publish(Speaker speaker, PublishedFile file) {
        Outcome standing = standing(speaker);
        if (standing != Outcome.OK) {
            return standing;
        }
        return users.get(speaker.user()).files().putIfAbsent(file.path(), file.description()) == null
                ? Outcome.OK
                : Outcome.ALREADY_PUBLISHED;
    }

    @Override
    public Outcome delete(Speaker speaker, String path) {
        Outcome standing = standing(speaker);
        if (standing != Outcome.OK) {
            return standing;
        }
        return users.get(speaker.user()).files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK;
    }

    @Override
    public Outcome standing(Speaker speaker) {
        User user = users.get(speaker.user());
        if (user == null) {
            return Outcome.NO_SUCH_USER;
        }
        return user.presence().isPresent() && speaksFor(speaker, user) ? Outcome.OK : Outcome.NOT_CONNECTED;
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
    public boolean forget(Presence presence) {
        boolean isThere = findPresence(presence.user()).equals(Optional.of(presence));
        if (isThere) {
            users.computeIfPresent(presence.user(), (name, user) -> user.gone());
        }
        return isThere;
    }

    @Override
    public Outcome expel(String user, Administrator by) {
        if (!users.containsKey(user)) {
            return Outcome.NO_SUCH_USER;
        }
        return findPresence(user).map(this::forget).orElse(false) ? Outcome.OK : Outcome.NOT_CONNECTED;
    }

    @Override
    public Outcome remove(String user, Administrator by) {
        return users.remove(user) == null ? Outcome.NO_SUCH_USER : Outcome.OK;
    }

    @Override
    public Outcome takeDown(String user, String path, Administrator by) {
        if (!users.containsKey(user)) {
            return Outcome.NO_SUCH_USER;
        }
        return users.get(user).files().remove(path) == null ? Outcome.NOT_PUBLISHED : Outcome.OK;
    }

    private boolean speaksFor(Speaker speaker, User user) {
        return !sameAddress || user.origin().equals(Optional.of(speaker.from().origin()));
    }
}
