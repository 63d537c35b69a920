package dev.lonja.peer.download;

import dev.lonja.protocol.Printable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/** The local file that a download goes to. Thread: blocks on the file system. */
final class DownloadTarget {
    private DownloadTarget() {}

    /**
     * The file to write for the path that the user typed: in a folder, the name of the remote file; for a symbolic link to a
     * file, that file.
     *
     * @throws DownloadException if a file cannot be written there
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

    /** Fails if the disk has too little room. A file system that does not know its size reports 0. */
    static void requireRoom(Path target, long sizeBytes) throws DownloadException {
        // Files.getFileStore reads the whole table of mounts.
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
