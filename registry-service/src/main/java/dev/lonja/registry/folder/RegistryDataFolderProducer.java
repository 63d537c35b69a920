package dev.lonja.registry.folder;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Makes the data folder a bean. */
final class RegistryDataFolderProducer {
    private RegistryDataFolderProducer() {}

    /** The same folder that the main class uses. */
    @Produces
    @Singleton
    static RegistryDataFolder dataFolder(Config config) {
        return RegistryDataFolder.of(config);
    }
}
