package dev.lonja.registry.folder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder for everything that the registry must keep across a restart. */
public record RegistryDataFolder(Path path) {

    private static final String OWN_FOLDER = "lonja";

    /** The folder that the environment of this process selects. */
    public static RegistryDataFolder ofThisProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** LONJA_DATA_DIR, else {@code lonja} in the user's data folder (XDG Base Directory Specification). */
    static RegistryDataFolder of(Map<String, String> environment, Path home) {
        return new RegistryDataFolder(findVariable(environment, "LONJA_DATA_DIR")
                .map(Path::of)
                .orElseGet(() -> userData(environment, home).resolve(OWN_FOLDER))
                .toAbsolutePath()
                .normalize());
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
