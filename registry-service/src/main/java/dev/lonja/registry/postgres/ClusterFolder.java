package dev.lonja.registry.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder of one embedded PostgreSQL, and the names of the files in it. */
record ClusterFolder(Path root) {

    /** Opens the folder; a missing one is created with access for its owner only. */
    static ClusterFolder at(Path path) {
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
            return new ClusterFolder(path.toRealPath());
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "cannot make the data folder " + path + " (" + failed
                            + "); choose another folder with --data-dir or LONJA_DATA_DIR",
                    failed);
        }
    }

    /** The file that a registry holds a lock on while it uses the folder. */
    Path lock() {
        return root.resolve("lock");
    }

    Path password() {
        return root.resolve("password");
    }

    /** The output of the command that is running. */
    Path commandOutput() {
        return root.resolve("command.output");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path previousLog() {
        return root.resolve("postgres.log.1");
    }

    /** The database files; with this name they are complete. */
    Path data() {
        return root.resolve("data");
    }

    /** The database files while initdb creates them. */
    Path unfinishedData() {
        return root.resolve("data.unfinished");
    }

    Path serverPid() {
        return data().resolve("postmaster.pid");
    }

    /** The attributes of a new file or folder for its owner only; none where the file system has no such permissions. */
    static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> parsed = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(parsed)};
    }
}
