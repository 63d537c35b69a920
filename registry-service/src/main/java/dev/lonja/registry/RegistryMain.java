package dev.lonja.registry;

import dev.lonja.registry.access.HashPassword;
import dev.lonja.registry.database.ConfiguredDatabase;
import dev.lonja.registry.database.SessionGate;
import dev.lonja.registry.folder.RegistryDataFolder;
import dev.lonja.registry.postgres.EmbeddedPostgres;
import dev.lonja.registry.postgres.EmbeddedPostgresException;
import dev.lonja.registry.postgres.ServerOfThisProcess;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Starts the registry with the configured database, or with an embedded one that stops after the registry. */
@QuarkusMain
public final class RegistryMain {

    private static final String HASH_PASSWORD = "hash-password";
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final long STOP_LIMIT_SECONDS = 60;

    private RegistryMain() {}

    public static void main(String... arguments) throws IOException {
        if (List.of(arguments).equals(List.of(HASH_PASSWORD))) {
            System.exit(HashPassword.run());
        }
        Optional<ConfiguredDatabase> database = findConfiguredDatabase();
        if (database.isPresent()) {
            useConfiguredDatabase(database.get());
        } else {
            try {
                useEmbeddedDatabase();
            } catch (EmbeddedPostgresException unusable) {
                System.err.println(unusable.getMessage());
                System.exit(1);
            }
        }
        Quarkus.run(arguments);
    }

    /** The database that a source of Quarkus names: environment, system properties, files. */
    private static Optional<ConfiguredDatabase> findConfiguredDatabase() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
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

    private static void useEmbeddedDatabase() {
        RegistryDataFolder folder = RegistryDataFolder.ofThisProcess();
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
