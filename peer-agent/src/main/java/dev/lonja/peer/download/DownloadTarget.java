package dev.lonja.peer.download;

import dev.lonja.protocol.Printable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/** Where a download will end up. */
final class DownloadTarget {
    private DownloadTarget() {}

    /**
     * The file to write, for what the user typed: a folder takes the remote file's own name, a link to a file means that
     * file.
     *
     * @throws DownloadException if nothing can be written there
     */
    static Path choose(Path typed, String remotePath) throws DownloadException, IOException {
        Path absolute = typed.toAbsolutePath();
        Path chosen = Files.isDirectory(absolute) ? absolute.resolve(fileName(remotePath)) : absolute;
        Path parent = chosen.getParent();
        if (parent == null || !parent.equals(absolute) && !Files.isDirectory(parent)) {
            throw new DownloadException("cannot write " + typed + ": the folder " + parent + " does not exist");
        }
        if (!Files.exists(chosen)) {
            return chosen;
        }
        Path existing = chosen.toRealPath();
        if (!Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
            throw new DownloadException("cannot write " + typed + ": it exists and is not a regular file");
        }
        return existing;
    }

    /** Refuses what the disk has no room for. A file system that does not know its size says 0. */
    static void requireRoom(Path target, long sizeBytes) throws DownloadException {
        // Files.getFileStore would read the whole table of mounts.
        File folder = Objects.requireNonNull(target.getParent()).toFile();
        long freeBytes = folder.getUsableSpace();
        if (sizeBytes > freeBytes && folder.getTotalSpace() > 0) {
            throw new DownloadException("the file has " + sizeBytes + " bytes, and only " + freeBytes + " are free in "
                    + target.getParent());
        }
    }

    private static String fileName(String remotePath) throws DownloadException {
        String name = remotePath.substring(remotePath.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            throw new DownloadException("'" + Printable.of(remotePath) + "' does not end with the name of a file");
        }
        return name;
    }
}
