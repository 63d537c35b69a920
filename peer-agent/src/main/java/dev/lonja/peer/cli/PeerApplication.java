package dev.lonja.peer.cli;

import dev.lonja.peer.cli.access.RegistryAccess.Role;
import dev.lonja.peer.cli.usage.SuccessfulStart;
import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.serve.ServeLoop;
import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import dev.lonja.protocol.process.EndOfProcess;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Runs the command loop until QUIT or the end of the input; or the server, if a user is configured for it, until a signal. */
@Singleton
public final class PeerApplication implements QuarkusApplication {
    private static final int WRONG_SETTING = 2;

    private final Vertx vertx;
    private final CommandSettings settings;
    private final LoopSettings more;
    private volatile @Nullable AutoCloseable running;

    PeerApplication(Vertx vertx, CommandSettings settings, LoopSettings more) {
        this.vertx = vertx;
        this.settings = settings;
        this.more = more;
    }

    private static boolean isClassicWanted(String... arguments) {
        return CommandLineReader.read(arguments) instanceof Start.Run(var settings, boolean isClassic) && isClassic;
    }

    /** Runs until the end; a setting that cannot work is an error of whoever has set it, and needs no stack trace. */
    @Override
    public int run(String... arguments) throws Exception {
        if (EndOfProcess.hasBegun()) {
            // After a signal during the start, Quarkus waits until the application has ended, but does not stop it.
            return 0;
        }
        Composition.Shell shell;
        try {
            var composition = new Composition(settings, isClassicWanted(arguments), () -> vertx, Role.LENDER);
            if (more.serve().user().isPresent()) {
                return serve(composition);
            }
            shell = composition.shell(vertx, more);
        } catch (IllegalArgumentException wrong) {
            running = null;
            System.err.println("lonja: " + wrong.getMessage());
            return WRONG_SETTING;
        }
        running = shell.loop();
        try (var lines = shell.lines()) {
            shell.loop().run(lines);
        }
        return 0;
    }

    /** Serves until a signal. Once it runs it only writes the log, which is always in English. */
    private int serve(Composition composition) throws InterruptedException {
        ServeLoop server = composition.server(vertx, more);
        Language language = Texts.language();
        try {
            running = server;
            Texts.speak(Language.ENGLISH);
            server.run();
            return 0;
        } catch (IOException unavailable) {
            running = null;
            Texts.speak(language);
            System.err.println("lonja: " + Reasons.withFile(unavailable));
            return 1;
        }
    }

    /** Ends what is running: a signal ends the process while the main thread still waits. */
    void stop(@Observes ShutdownEvent event) throws Exception {
        if (running != null) {
            SuccessfulStart.tell();
            running.close();
        }
    }
}
