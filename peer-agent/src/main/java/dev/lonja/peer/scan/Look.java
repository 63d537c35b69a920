package dev.lonja.peer.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like: if two looks are equal, neither its content nor its permissions have changed.
 *
 * @param changed the time of the inode, which no program can set back
 * @param identity the device and inode, and those of the sidecar with its size and time
 */
record Look(long sizeBytes, FileTime modified, FileTime changed, String identity) {

    /** Looks at the file, with links followed. */
    static Look at(Path file, @Nullable BasicFileAttributes sidecar) throws IOException {
        String ofSidecar = sidecar == null
                ? ""
                : " " + sidecar.fileKey() + " " + sidecar.size() + " " + sidecar.lastModifiedTime();
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> now = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,fileKey");
            return new Look(
                    (Long) Objects.requireNonNull(now.get("size")),
                    (FileTime) Objects.requireNonNull(now.get("lastModifiedTime")),
                    (FileTime) Objects.requireNonNull(now.get("ctime")),
                    now.get("fileKey") + ofSidecar);
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Look(now.size(), now.lastModifiedTime(), now.lastModifiedTime(), now.fileKey() + ofSidecar);
    }

    /** Whether neither the content nor the inode has changed since then, by the clock that wrote the times. */
    boolean isOlderThan(Instant then) {
        return modified.toInstant().isBefore(then) && changed.toInstant().isBefore(then);
    }
}
