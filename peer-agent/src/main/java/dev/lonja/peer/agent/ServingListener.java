package dev.lonja.peer.agent;

import dev.lonja.peer.presence.Listener;
import dev.lonja.peer.publications.SharedSets;
import dev.lonja.peer.upload.FileServer;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Serves what the connected user published.
 *
 * @param advertisedPort the port that others connect to, if it is not the one that the server listens on
 */
public record ServingListener(FileServer server, SharedSets sets, OptionalInt advertisedPort) implements Listener {
    @Override
    public int open(String user) throws IOException {
        int port = server.start(sets.of(user));
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
