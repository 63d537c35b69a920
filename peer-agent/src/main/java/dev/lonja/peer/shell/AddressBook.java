package dev.lonja.peer.shell;

import dev.lonja.protocol.ConnectedUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where users were when a listing last named them. */
final class AddressBook {
    private final Map<String, ConnectedUser> lastSeen = new HashMap<>();

    void remember(List<ConnectedUser> listing) {
        listing.forEach(user -> lastSeen.put(user.name(), user));
    }

    Optional<ConnectedUser> find(String user) {
        return Optional.ofNullable(lastSeen.get(user));
    }
}
