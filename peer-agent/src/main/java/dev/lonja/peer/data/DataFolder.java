package dev.lonja.peer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;

/** The folder of the files that the agent keeps between runs: what its users share, and the history of the command loop. */
public final class DataFolder {
    private static final String ENVIRONMENT_DATA_HOME = "XDG_DATA_HOME";

    private final Path folder;

    /** The folder {@code peer} below the configured one ({@code LONJA_DATA_DIR}), or below the user's data folder. */
    public DataFolder(DataConfig config) {
        this(config.dataDir().orElseGet(() -> userDataFolder(System::getenv)).resolve("peer"));
    }

    /** The data folder at that path. */
    public DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** The folder itself; it does not need to exist. */
    public Path path() {
        return folder;
    }

    /** The path of a file in the folder; neither of them needs to exist. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Creates the folder if it is missing, readable only by this user. The folders above it get the usual permissions, because
     * other users, such as that of a registry, may keep their data beside it.
     */
    public Path create() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectories(folder, ownerOnly());
        }
        return folder;
    }

    /** The user's data folder by the XDG base directory specification, which ignores relative paths. */
    static Path userDataFolder(Function<String, String> environment) {
        return Optional.ofNullable(environment.apply(ENVIRONMENT_DATA_HOME))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"))
                .resolve("lonja");
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean hasPermissions =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasPermissions
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
