package dev.lonja.peer.data;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Function;

/** The folder of what the agent keeps between runs: the shared sets, and the history of the command loop. */
@Singleton
public final class DataFolder {
    private static final String ENVIRONMENT_DATA_HOME = "XDG_DATA_HOME";

    private final Path folder;

    /** The folder {@code peer} below the configured one ({@code LONJA_DATA_DIR}), or below the user's data folder. */
    @Inject
    public DataFolder(DataConfig config) {
        this(config.dataDir().orElseGet(() -> userDataFolder(System::getenv)).resolve("peer"));
    }

    /** That folder. */
    public DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** A file of that name in the folder, whether or not either of them is there. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Makes the folder if it is missing, for this user's eyes only. (Not the folders above it: a registry may keep its
     * data beside, and another user may have to pass.)
     */
    public Path create() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectories(folder, ownerOnly());
        }
        return folder;
    }

    /** The user's data folder by the XDG base directory specification: a relative path there counts as none. */
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
