package dev.lonja.registry;

import dev.lonja.protocol.Printable;
import dev.lonja.registry.access.HashPassword;
import dev.lonja.registry.database.ConfiguredDatabase;
import dev.lonja.registry.database.SessionGate;
import dev.lonja.registry.folder.RegistryDataFolder;
import dev.lonja.registry.postgres.EmbeddedPostgres;
import dev.lonja.registry.postgres.EmbeddedPostgresException;
import dev.lonja.registry.postgres.ServerOfThisProcess;
import dev.lonja.registry.start.CommandLine;
import dev.lonja.registry.start.PortSettings;
import dev.lonja.registry.start.Spelling;
import dev.lonja.registry.start.Start;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Starts the registry with the configured database, or with an embedded one that stops after the registry. */
@QuarkusMain
public final class RegistryMain {

    private static final Logger LOG = Logger.getLogger(RegistryMain.class);
    private static final int USAGE_ERROR = 2;
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final long STOP_LIMIT_SECONDS = 60;

    private RegistryMain() {}

    /** Runs the registry; ends the process with 2 if the command line or a port is wrong. */
    public static void main(String... arguments) throws IOException {
        switch (CommandLine.read(arguments)) {
            case Start.Print(String text) -> {
                System.out.print(text);
                System.out.flush();
            }
            case Start.Wrong(String usage, String reason) -> {
                System.err.println(usage);
                refuse(reason);
            }
            case Start.Hash(boolean fromInput) -> System.exit(HashPassword.run(fromInput));
            case Start.Serve(Map<String, String> settings) -> {
                settings.forEach(System::setProperty);
                serve();
            }
        }
    }

    private static void serve() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        PortSettings.findProblem(config).ifPresent(RegistryMain::refuse);
        Spelling.problems(config).forEach(LOG::warn);
        Optional<ConfiguredDatabase> database = findConfiguredDatabase(config);
        if (database.isPresent()) {
            useConfiguredDatabase(database.get());
        } else {
            try {
                useEmbeddedDatabase(config);
            } catch (EmbeddedPostgresException unusable) {
                System.err.println(unusable.getMessage());
                System.exit(1);
            }
        }
        Quarkus.run();
    }

    private static void refuse(String reason) {
        System.err.println("lonja: " + Printable.message(reason));
        System.exit(USAGE_ERROR);
    }

    /** The database that a source of Quarkus names: environment, system properties, files. */
    private static Optional<ConfiguredDatabase> findConfiguredDatabase(SmallRyeConfig config) {
        return config.getOptionalValue(URL, String.class)
                .map(url -> new ConfiguredDatabase(
                        url,
                        config.getOptionalValue(USERNAME, String.class).orElse(""),
                        config.getOptionalValue(PASSWORD, String.class).orElse("")));
    }

    private static void useConfiguredDatabase(ConfiguredDatabase database) {
        if (database.hasSharedSessions()) {
            System.err.println(SessionGate.REFUSAL);
            System.exit(1);
        }
        System.setProperty(URL, database.urlOfPrimary());
    }

    private static void useEmbeddedDatabase(SmallRyeConfig config) {
        RegistryDataFolder folder = RegistryDataFolder.of(config);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.postgres());
        System.setProperty(URL, postgres.jdbcUrl());
        System.setProperty(USERNAME, postgres.username());
        System.setProperty(PASSWORD, postgres.password());
        ServerOfThisProcess.is(postgres);
        postgres.onGivenUp(() -> Quarkus.asyncExit(1));
        stopAfterQuarkus(postgres);
    }

    /**
     * Stops the database when the application has ended. Quarkus then calls the exit handler on the main thread. After a
     * signal the process ends as soon as all shutdown hooks have ended, and so one of them waits for the database.
     */
    private static void stopAfterQuarkus(EmbeddedPostgres postgres) {
        var stopped = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    postgres.stopKeeping();
                    await(stopped);
                },
                "embedded-postgres");
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            try (postgres) {
                System.clearProperty(URL);
                System.clearProperty(USERNAME);
                System.clearProperty(PASSWORD);
                ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
            } finally {
                stopped.countDown();
                remove(hook);
            }
            exit.accept(code, cause);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Removes the hook: in development mode the process goes on, with one registry after the other. */
    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            // The process is ending, and the hook is running.
        }
    }

    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "PostgreSQL did not stop within " + STOP_LIMIT_SECONDS + " s; its watchdog stops it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
