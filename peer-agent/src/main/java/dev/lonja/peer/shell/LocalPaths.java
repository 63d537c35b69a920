package dev.lonja.peer.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths of this machine as a person types them, against the working folder. */
public final class LocalPaths {
    private LocalPaths() {}

    /**
     * The typed path, absolute and without {@code .} and {@code ..}: what goes over the wire for it.
     *
     * @throws InvalidPathException if this machine can have no such path
     */
    public static Path absolute(String typed) {
        return Path.of(typed).toAbsolutePath().normalize();
    }

    /** Where a download goes: what ends with a slash is meant to be a folder, even if there is none. */
    public static Path target(String typed, String remotePath) {
        return typed.endsWith("/")
                ? Path.of(typed, remotePath.substring(remotePath.lastIndexOf('/') + 1))
                : Path.of(typed);
    }

    /** What a person should know of a path before others ask for it; empty if there is a file to be read. */
    public static Optional<String> warning(Path path) {
        if (Files.isRegularFile(path)) {
            return Files.isReadable(path) ? Optional.empty() : Optional.of(path + " cannot be read");
        }
        return Optional.of(path + (Files.exists(path) ? " is not a regular file" : " does not exist yet"));
    }
}
