package dev.lonja.registry;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.process.EndOfProcess;
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
        EndOfProcess.silenceFailedStart();
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
        EmbeddedPostgres postgres = DatabaseOfProcess.start(folder.postgres());
        System.setProperty(URL, postgres.jdbcUrl());
        System.setProperty(USERNAME, postgres.username());
        System.setProperty(PASSWORD, postgres.password());
        ServerOfThisProcess.is(postgres);
        postgres.onGivenUp(() -> Quarkus.asyncExit(1));
        clearPropertiesAtTheEnd();
    }

    /** In development mode the next registry of the process looks for its database anew. */
    private static void clearPropertiesAtTheEnd() {
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            System.clearProperty(URL);
            System.clearProperty(USERNAME);
            System.clearProperty(PASSWORD);
            exit.accept(code, cause);
        });
    }
}
