package dev.lonja.peer.download.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Recognises special files by their mode. On a system without file modes, no file is special. */
final class FileKinds {
    private static final int MASK = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    private FileKinds() {}

    static boolean isBlockDevice(Path path) {
        return isKind(path, BLOCK_DEVICE);
    }

    static boolean isSocket(Path path) {
        return isKind(path, SOCKET);
    }

    private static boolean isKind(Path path, int kind) {
        try {
            Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return mode instanceof Integer bits && (bits & MASK) == kind;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
