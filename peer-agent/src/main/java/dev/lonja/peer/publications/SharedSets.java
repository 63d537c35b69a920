package dev.lonja.peer.publications;

import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shared.SharedFiles;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The shared sets of users at one registry. The set of the last user stays open, so that the listener and the commands
 * work on the same one.
 *
 * <p>Threads: any.
 */
public final class SharedSets {
    private record Open(String user, SharedFiles files) {}

    private final ShareStore store;
    private final String registry;
    private @Nullable Open last;

    /** The sets in that store for the registry of that name. */
    public SharedSets(ShareStore store, String registry) {
        this.store = store;
        this.registry = registry;
    }

    /** The shared set of the user. */
    public synchronized SharedFiles of(String user) {
        Open open = last;
        if (open == null || !open.user().equals(user)) {
            open = new Open(user, store.load(registry, user));
            last = open;
        }
        return open.files();
    }

    /** Deletes the shared set of the user. */
    synchronized void forget(String user) throws IOException {
        if (last != null && last.user().equals(user)) {
            last = null;
        }
        store.delete(registry, user);
    }
}
