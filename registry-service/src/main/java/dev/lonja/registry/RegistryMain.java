package dev.lonja.registry;

import dev.lonja.registry.postgres.EmbeddedPostgres;
import dev.lonja.registry.postgres.EmbeddedPostgresException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Starts the registry: with the database that is configured, else with an embedded one. */
@QuarkusMain
public final class RegistryMain {

    private static final String URL = "quarkus.datasource.jdbc.url";

    private RegistryMain() {}

    public static void main(String... arguments) {
        try {
            if (!isDatabaseConfigured()) {
                useEmbeddedDatabase();
            }
        } catch (EmbeddedPostgresException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments);
    }

    private static boolean isDatabaseConfigured() {
        return ConfigUtils.configBuilder().build().isPropertyPresent(URL);
    }

    private static void useEmbeddedDatabase() {
        DataFolder folder = DataFolder.of(System.getenv(), Path.of(System.getProperty("user.home")));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.postgres());
        System.setProperty(URL, postgres.jdbcUrl());
        System.setProperty("quarkus.datasource.username", postgres.username());
        System.setProperty("quarkus.datasource.password", postgres.password());
        BiConsumer<Integer, Throwable> exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, cause) -> {
            postgres.close();
            exit.accept(code, cause);
        });
    }
}
