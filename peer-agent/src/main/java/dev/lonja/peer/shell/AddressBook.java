package dev.lonja.peer.shell;

import dev.lonja.protocol.ConnectedUser;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where users were when a listing last named them; beyond so many, those that were not named for the longest time go. */
final class AddressBook {
    private final int maxUsers;
    private final Map<String, ConnectedUser> lastSeen = new LinkedHashMap<>();

    AddressBook(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    void remember(List<ConnectedUser> listing) {
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

    Optional<ConnectedUser> find(String user) {
        return Optional.ofNullable(lastSeen.get(user));
    }
}
