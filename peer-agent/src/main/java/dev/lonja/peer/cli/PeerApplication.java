package dev.lonja.peer.cli;

import dev.lonja.peer.serve.ServeLoop;
import dev.lonja.peer.shell.CommandLoop;
import dev.lonja.peer.shell.LineSources;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;

/** Runs the command loop until QUIT or the end of the input; or serves, without one, until a signal. */
@Singleton
public final class PeerApplication implements QuarkusApplication {
    private final LineSources sources;
    private final CommandLoop loop;
    private final ServeLoop serving;

    PeerApplication(LineSources sources, CommandLoop loop, ServeLoop serving) {
        this.serving = serving;
        this.sources = sources;
        this.loop = loop;
    }

    @Override
    public int run(String... arguments) throws Exception {
        if (serving.isWanted()) {
            serving.run();
            return 0;
        }
        try (var source = sources.open()) {
            loop.run(source);
        }
        return 0;
    }
}
