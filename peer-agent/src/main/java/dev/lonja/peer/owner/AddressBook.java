package dev.lonja.peer.owner;

import dev.lonja.protocol.ConnectedUser;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses at which listings last named users. When there are too many, those that were not named for the longest
 * time are removed.
 *
 * <p>Threads: any.
 */
final class AddressBook {
    /** Enough for the largest listing that people read, in a few megabytes. */
    static final int MAX_USERS = 100_000;

    private final int maxUsers;
    private final Map<String, ConnectedUser> lastSeen = new LinkedHashMap<>();

    AddressBook(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    synchronized void remember(List<ConnectedUser> listing) {
        for (ConnectedUser user : listing) {
            lastSeen.remove(user.name());
            lastSeen.put(user.name(), user);
        }
        Iterator<String> eldestFirst = lastSeen.keySet().iterator();
        while (lastSeen.size() > maxUsers) {
            eldestFirst.next();
            eldestFirst.remove();
        }
    }

    synchronized Optional<ConnectedUser> find(String user) {
        return Optional.ofNullable(lastSeen.get(user));
    }
}
