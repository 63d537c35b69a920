package dev.lonja.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Removal of whole folders. */
final class Folders {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private Folders() {}

    /** Removes a folder, again and again while a database server that is about to stop still writes to it. */
    static void delete(Path folder) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
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
