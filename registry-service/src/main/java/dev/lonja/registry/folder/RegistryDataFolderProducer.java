package dev.lonja.registry.folder;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Makes the data folder a bean. */
final class RegistryDataFolderProducer {
    private static final String SETTING = "lonja.data-dir";

    private RegistryDataFolderProducer() {}

    /** The configured folder; the default is the one that the main class uses, before any configuration is read. */
    @Produces
    @Singleton
    static RegistryDataFolder dataFolder(Config config) {
        return config.getOptionalValue(SETTING, Path.class)
                .map(RegistryDataFolder::new)
                .orElseGet(RegistryDataFolder::ofThisProcess);
    }
}
