package dev.lonja.registry.postgres;

import dev.lonja.registry.postgres.system.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the only role of the cluster: random, in a file that only its owner can read. */
final class Password {

    private static final int RANDOM_BYTES = 24;

    private Password() {}

    /** Reads the password; makes one if there is none. */
    static String readOrMake(ClusterFolder folder) throws IOException {
        if (!Files.exists(folder.password())) {
            requireNoCluster(folder);
            write(folder.password());
        }
        return Files.readString(folder.password()).strip();
    }

    private static void requireNoCluster(ClusterFolder folder) {
        if (Files.exists(folder.data())) {
            throw new EmbeddedPostgresException(
                    "the database in " + folder.data() + " has lost its password file " + folder.password()
                            + "; restore that file, or choose another folder with --data-dir or LONJA_DATA_DIR");
        }
    }

    private static void write(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        Path unfinished =
                Files.createTempFile(file.getParent(), "password", ".tmp", ClusterFolder.ownerOnly("rw-------"));
        Files.writeString(unfinished, HexFormat.of().formatHex(random) + "\n");
        FileTree.sync(unfinished);
        FileTree.publish(unfinished, file);
    }
}
