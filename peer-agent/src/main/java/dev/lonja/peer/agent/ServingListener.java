package dev.lonja.peer.agent;

import dev.lonja.peer.presence.Listener;
import dev.lonja.peer.publications.SharedSets;
import dev.lonja.peer.upload.FileServer;
import dev.lonja.protocol.codec.StatusForm;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Serves what the connected user published.
 *
 * @param statuses the form of the statuses in its answers
 * @param advertisedPort the port that others connect to, if it is not the one that the server listens on
 */
public record ServingListener(
        FileServer server, SharedSets sets, OptionalInt advertisedPort, Supplier<StatusForm> statuses)
        implements Listener {
    @Override
    public int open(String user) throws IOException {
        int port = server.start(sets.of(user), statuses);
        return advertisedPort.orElse(port);
    }

    @Override
    public boolean isReachedAt(String address, int port) {
        return server.isReachedAt(address, port);
    }

    @Override
    public void close() {
        server.stop();
    }
}
