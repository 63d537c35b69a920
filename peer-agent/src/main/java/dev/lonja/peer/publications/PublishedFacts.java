package dev.lonja.peer.publications;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What a registry is told of a file besides its path and description, as the file is at that moment. */
final class PublishedFacts {
    private PublishedFacts() {}

    /** The request that publishes the file, or changes what is published of it. */
    static DirectoryRequest.PublishFile request(String user, String path, String description) {
        return new DirectoryRequest.PublishFile(user, path, description, of(path));
    }

    /** The facts; none of a file that is not there. */
    static FileFacts of(String path) {
        try {
            Path file = Path.of(path);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().to(TimeUnit.SECONDS);
            return new FileFacts(
                    OptionalLong.of(attributes.size()),
                    "",
                    FileKind.FILE,
                    modified < 0 ? OptionalLong.empty() : OptionalLong.of(modified),
                    Files.isExecutable(file) ? FileMode.EXECUTABLE : FileMode.PLAIN);
        } catch (IOException | InvalidPathException unknown) {
            return FileFacts.UNKNOWN;
        }
    }
}
