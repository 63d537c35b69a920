package dev.lonja.peer.download.target;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Removes the part files that a record of {@link PartRecords} names, after its process has ended. */
final class Leftovers {
    /** A record is kept for so long while its part files cannot be removed, for example on a disk that is not mounted. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** More than the part files of one process need; a longer file is not a record. */
    private static final int MAX_BYTES = 16 << 20;

    private Leftovers() {}

    /** Removes the part files that the record names, and the record; does nothing if its process still runs. */
    static void remove(Path record) {
        try (FileChannel channel = FileChannel.open(record, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null || channel.size() > MAX_BYTES) {
                return;
            }
            boolean isOld = Files.getLastModifiedTime(record)
                    .toInstant()
                    .isBefore(Instant.now().minus(KEPT));
            if (removeParts(read(channel)) || isOld) {
                Files.deleteIfExists(record);
            }
        } catch (OverlappingFileLockException ownProcess) {
            // Its downloads run.
        } catch (IOException | RuntimeException unreadable) {
            // The next start tries again.
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Reads on.
        }
        return UTF_8.decode(bytes.flip()).toString();
    }

    /** Whether none of them is left. A name that was not written to its end belongs to no file. */
    private static boolean removeParts(String names) {
        boolean isDone = true;
        int start = 0;
        for (int end = names.indexOf('\0'); end >= 0; end = names.indexOf('\0', start)) {
            isDone &= isGone(Path.of(names.substring(start, end)));
            start = end + 1;
        }
        return isDone;
    }

    private static boolean isGone(Path part) {
        if (!part.isAbsolute() || !PartName.isNameOf(part)) {
            return true;
        }
        try {
            if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(part);
            }
            return Files.isDirectory(Objects.requireNonNull(part.getParent()));
        } catch (IOException refused) {
            return false;
        }
    }
}
