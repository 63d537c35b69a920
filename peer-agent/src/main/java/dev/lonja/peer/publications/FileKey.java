package dev.lonja.peer.publications;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The size, the modification time and the identity of a file: another key means that the file has changed. */
record FileKey(String text) {
    private static final FileKey UNREADABLE = new FileKey("");

    static FileKey of(String path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
            return new FileKey(attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey());
        } catch (IOException gone) {
            return UNREADABLE;
        }
    }
}
