package dev.lonja.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Creates temporary folders, and removes folders with their content. */
public final class Folders {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private static final int NAMES = 0x10000;

    private Folders() {}

    /** Creates a temporary folder that only this user may read. Its name begins with {@code name} and is short. */
    static Path createTemporary(String name) {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Random random = new Random();
        while (true) {
            Path folder = parent.resolve("%s-%04x".formatted(name, random.nextInt(NAMES)));
            try {
                return Files.createDirectory(folder, ownerOnly).toRealPath();
            } catch (FileAlreadyExistsException taken) {
                // Try another name.
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot make a temporary folder in " + parent, failure);
            }
        }
    }

    /** Removes a folder with its content. Retries while a database server that is stopping still writes to it. */
    public static void delete(Path folder) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                deleteOnce(folder);
                return;
            } catch (IOException | UncheckedIOException failure) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("cannot remove " + folder, failure);
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
