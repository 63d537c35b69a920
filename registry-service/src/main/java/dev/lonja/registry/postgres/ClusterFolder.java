package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that holds one embedded PostgreSQL, and the names of what lies in it. */
record ClusterFolder(Path root) {

    /** Opens the folder, making it (for its owner alone) when it is not there. */
    static ClusterFolder at(Path path) {
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
            return new ClusterFolder(path.toRealPath());
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "cannot make the data folder " + path + " (" + failed + "); set LONJA_DATA_DIR to another folder",
                    failed);
        }
    }

    /** Held locked while a registry uses the folder. */
    Path lock() {
        return root.resolve("lock");
    }

    Path password() {
        return root.resolve("password");
    }

    /** What the command that runs just now prints. */
    Path commandOutput() {
        return root.resolve("command.output");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path previousLog() {
        return root.resolve("postgres.log.1");
    }

    /** The database files, complete as soon as they have this name. */
    Path data() {
        return root.resolve("data");
    }

    /** The database files while initdb is at work on them. */
    Path unfinishedData() {
        return root.resolve("data.unfinished");
    }

    Path serverPid() {
        return data().resolve("postmaster.pid");
    }

    /** What a new file or folder needs to be its owner's alone, where the file system knows such permissions. */
    static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> parsed = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(parsed)};
    }
}
