package dev.lonja.peer;

import dev.lonja.peer.shell.CommandLoop;
import dev.lonja.peer.shell.LineSources;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;

/** Runs the command loop until QUIT or the end of the input. */
@Singleton
public final class PeerApplication implements QuarkusApplication {
    private final LineSources sources;
    private final CommandLoop loop;

    PeerApplication(LineSources sources, CommandLoop loop) {
        this.sources = sources;
        this.loop = loop;
    }

    @Override
    public int run(String... arguments) throws Exception {
        try (var source = sources.open()) {
            loop.run(source);
        }
        return 0;
    }
}
