package dev.lonja.registry;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder in which the registry keeps what must survive a restart. */
public record DataFolder(Path path) {

    private static final String OWN_FOLDER = "lonja";

    /** The folder as this process is told by its environment. */
    public static DataFolder ofThisProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** LONJA_DATA_DIR, else {@code lonja} in the user's data folder as the XDG Base Directory Specification has it. */
    static DataFolder of(Map<String, String> environment, Path home) {
        return new DataFolder(set(environment, "LONJA_DATA_DIR")
                .map(Path::of)
                .orElseGet(() -> userData(environment, home).resolve(OWN_FOLDER))
                .toAbsolutePath()
                .normalize());
    }

    /** Where the embedded PostgreSQL lives. */
    Path postgres() {
        return path.resolve("postgres");
    }

    /** A relative XDG_DATA_HOME is ignored, as the specification asks. */
    private static Path userData(Map<String, String> environment, Path home) {
        return set(environment, "XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".local").resolve("share"));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
