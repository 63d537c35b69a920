package dev.lonja.peer.scan;

import java.nio.file.Path;

/**
 * A file or folder that is not offered.
 *
 * @param file its path, in the bytes that the file system has
 * @param detail the reason in words: what exactly is wrong with this file
 */
public record SkippedFile(Path file, SkipReason reason, String detail) {

    /** The path, safe for a terminal; bytes that are not UTF-8 are shown as {@code \xe9}. */
    public String shownPath() {
        return FileNames.shown(file);
    }
}
