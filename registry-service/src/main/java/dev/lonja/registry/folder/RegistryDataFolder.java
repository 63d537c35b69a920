package dev.lonja.registry.folder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The folder for everything that the registry must keep across a restart. */
public record RegistryDataFolder(Path path) {

    private static final String SETTING = "lonja.data-dir";
    private static final String OWN_FOLDER = "lonja";

    /** The folder that the configuration names, else the one of the user. */
    public static RegistryDataFolder of(Config config) {
        return config.getOptionalValue(SETTING, String.class)
                .filter(value -> !value.isBlank())
                .map(value -> of(Path.of(value)))
                .orElseGet(() -> ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    /** {@code lonja} in the user's data folder (XDG Base Directory Specification). */
    static RegistryDataFolder ofUser(Map<String, String> environment, Path home) {
        return of(userData(environment, home).resolve(OWN_FOLDER));
    }

    private static RegistryDataFolder of(Path path) {
        return new RegistryDataFolder(path.toAbsolutePath().normalize());
    }

    /** The folder of the embedded PostgreSQL. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** The user's data folder; a relative XDG_DATA_HOME is ignored, as the specification requires. */
    private static Path userData(Map<String, String> environment, Path home) {
        return findVariable(environment, "XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".local").resolve("share"));
    }

    private static Optional<String> findVariable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
