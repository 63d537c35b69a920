package dev.lonja.registry.directory.memory;

import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.directory.Presence;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A registered user; its keys are {@link InMemoryOwners}.
 *
 * @param used whether it has ever been connected
 * @param peer what sessions list of its presence
 * @param files what it publishes, by classic paths
 * @param session the session that has its presence
 */
record StoredUser(
        Instant since,
        boolean used,
        Optional<Presence> presence,
        Optional<PeerRow> peer,
        SortedMap<String, StoredFile> files,
        InMemorySession session) {

    /** A published file, by its classic path. */
    record StoredFile(String truePath, String description, FileFacts facts) {}

    /** A user that was registered now. */
    static StoredUser added() {
        return new StoredUser(
                Instant.now(),
                false,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Utf8.BYTE_ORDER),
                InMemorySession.none());
    }

    StoredUser at(Presence place, PeerRow shown, InMemorySession held) {
        return new StoredUser(since, true, Optional.of(place), Optional.of(shown), files, held);
    }

    StoredUser gone() {
        return new StoredUser(since, used, Optional.empty(), Optional.empty(), files, InMemorySession.none());
    }

    StoredUser copy() {
        return new StoredUser(since, used, presence, peer, new TreeMap<>(files), session.copy());
    }

    /** The key of the session that has the presence; empty for a classic client. */
    String presentKey() {
        return peer.flatMap(PeerRow::key).map(KeyId::hex).orElse("");
    }
}
