package dev.lonja.peer.download.target;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.data.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the part files of the downloads under way, so that the next start removes what a killed process has left.
 *
 * <p>A process with running downloads has one file in {@code downloads} of the data folder, and holds its lock: the system
 * releases the lock with the process, however it ends. Whoever gets the lock removes what the file names. A record that
 * cannot be written stops no download. One object per process. Threads: any.
 */
public final class PartRecords {
    private static final String SUFFIX = ".parts";

    /** A record that does not have its name and its lock yet. */
    private static final String NEW_SUFFIX = ".new";

    private final DataFolder dataFolder;
    private final Set<Path> parts = new HashSet<>();
    private @Nullable Path file;
    private @Nullable FileChannel channel;

    /** The records in that data folder. */
    public PartRecords(DataFolder dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Removes the part files of processes that have ended. */
    public synchronized void removeLeftovers() {
        Path folder = dataFolder.file("downloads");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var records = Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + NEW_SUFFIX + "}")) {
            for (Path each : records) {
                if (!each.equals(file)) {
                    Leftovers.remove(each);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // The next start tries again.
        }
    }

    /** That part file is about to be created. */
    synchronized void add(Path part) {
        try {
            if (parts.isEmpty()) {
                removeLeftovers();
                open();
            }
            if (channel != null) {
                // A NUL at both ends: after a name that a full disk cut short, the next one is still readable.
                ByteBuffer line = UTF_8.encode("\0" + part + "\0");
                while (line.hasRemaining()) {
                    channel.write(line);
                }
            }
        } catch (IOException | RuntimeException unwritable) {
            // A full disk, or a data folder that cannot be written: a kill would leave the part file behind.
        }
        parts.add(part);
    }

    /** That part file is in its place, or deleted. */
    synchronized void remove(Path part) {
        parts.remove(part);
        if (!parts.isEmpty() || channel == null || file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException unwritable) {
            // The next start removes it.
        }
        channel = null;
        file = null;
    }

    private void open() throws IOException {
        Path folder = dataFolder.create().resolve("downloads");
        Files.createDirectories(folder);
        String name = "%016x".formatted(ThreadLocalRandom.current().nextLong());
        Path unlocked = folder.resolve(name + NEW_SUFFIX);
        FileChannel opened = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (opened.tryLock() == null) {
                throw new IOException(text("%s is locked", unlocked));
            }
            Path locked = folder.resolve(name + SUFFIX);
            Files.move(unlocked, locked, StandardCopyOption.ATOMIC_MOVE);
            channel = opened;
            file = locked;
        } finally {
            if (channel != opened) {
                opened.close();
                Files.deleteIfExists(unlocked);
            }
        }
    }
}
