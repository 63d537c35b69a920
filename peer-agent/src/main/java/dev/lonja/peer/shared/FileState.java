package dev.lonja.peer.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The size, the times and the identity of a file at one moment. A file whose state is the same later has not changed in
 * between, if it was at rest before ({@link #restToWaitFor}).
 *
 * @param key what identifies the file: its device and inode; null on a system without them
 * @param modified when the content changed (mtime); anybody can set it back
 * @param changed when the content or the inode changed (ctime); nobody can set it
 * @param links the number of names of the file
 */
record FileState(@Nullable Object key, long sizeBytes, FileTime modified, FileTime changed, int links) {
    /**
     * Longer than a tick of the kernel, which is at most 10 ms, and than a program usually waits for a processor in the middle of a
     * write: nothing in the times of the file shows such a pause.
     */
    private static final Duration REST = Duration.ofMillis(100);

    /** Longer than the unit of file systems that store no fractions of a second; FAT stores every other second. */
    private static final Duration COARSE_TICK = Duration.ofMillis(2_100);

    /** The system writes a file to its cache faster than that, even when it is busy. */
    private static final long WRITE_NANOS_PER_BYTE = 2;

    private static final Duration MAX_WRITE = Duration.ofSeconds(2);

    /** The state of the file that the path leads to. */
    static FileState of(Path path, LinkOption... options) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, options);
            return new FileState(basic.fileKey(), basic.size(), basic.lastModifiedTime(), basic.lastModifiedTime(), 1);
        }
        Map<String, Object> unix =
                Files.readAttributes(path, "unix:fileKey,size,lastModifiedTime,ctime,nlink", options);
        return new FileState(
                unix.get("fileKey"),
                (long) attribute(unix, "size"),
                (FileTime) attribute(unix, "lastModifiedTime"),
                (FileTime) attribute(unix, "ctime"),
                (int) attribute(unix, "nlink"));
    }

    private static Object attribute(Map<String, Object> all, String name) throws IOException {
        Object value = all.get(name);
        if (value == null) {
            throw new IOException("the file system does not report the " + name + " of a file");
        }
        return value;
    }

    /**
     * How long to wait until every later change shows in the times; zero or negative if no wait is needed. The times have a
     * granularity, so a change in the same tick is hidden. And a write sets them when it begins: one that writes the whole file
     * may still be under way.
     */
    Duration restToWaitFor(Instant now) {
        Duration granularity = changed.toInstant().getNano() == 0 ? COARSE_TICK : REST;
        Duration write = Duration.ofNanos(Math.min(sizeBytes, MAX_WRITE.toNanos()) * WRITE_NANOS_PER_BYTE);
        Duration rest = longer(granularity, write.compareTo(MAX_WRITE) < 0 ? write : MAX_WRITE);
        Duration age = Duration.between(changed.toInstant(), now);
        return age.isNegative() ? rest : rest.minus(age); // The clock of a file server may be ahead.
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Whether the file changed within that time before {@code now}. */
    boolean changedWithin(Duration time, Instant now) {
        return Duration.between(changed.toInstant(), now).compareTo(time) < 0;
    }

    /**
     * Why the content may have changed between this state and a later one; empty if it has not.
     *
     * @param mayGrow whether bytes behind the present end are no change
     * @param isElsewhere whether the file has lost the name that it was opened by
     */
    Optional<String> difference(FileState later, boolean mayGrow, boolean isElsewhere) {
        if (later.sizeBytes < sizeBytes) {
            return Optional.of("it has become shorter: " + later.sizeBytes + " of " + sizeBytes + " bytes");
        }
        if (later.sizeBytes > sizeBytes) {
            return mayGrow
                    ? Optional.empty()
                    : Optional.of("it has grown from " + sizeBytes + " to " + later.sizeBytes + " bytes");
        }
        if (!later.modified.equals(modified)) {
            return Optional.of("it was modified");
        }
        // A new or lost name changes the inode, but not the content.
        boolean isRenamed = isElsewhere || later.links != links;
        return later.changed.equals(changed) || isRenamed
                ? Optional.empty()
                : Optional.of("its inode was changed, and with it perhaps its content");
    }
}
