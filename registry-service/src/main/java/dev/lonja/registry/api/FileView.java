package dev.lonja.registry.api;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.registry.search.FoundFile;
import dev.lonja.registry.storage.FileSummary;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published file. */
public record FileView(
        String owner,

        @Schema(description = "the path as the classic protocol carries it, percent-encoded where it must be")
        String path,

        @Schema(description = "the path as people read it; of a path that was cut, the path as it is")
        String name,

        String description,
        Instant publishedAt,
        boolean ownerConnected) {

    static FileView of(FileSummary file) {
        return new FileView(
                file.owner(),
                file.path(),
                nameOf(file.path()),
                file.description(),
                file.publishedAt(),
                file.isOwnerConnected());
    }

    static FileView of(FoundFile file) {
        return new FileView(
                file.owner(),
                file.path(),
                nameOf(file.path()),
                file.description(),
                file.publishedAt(),
                file.isOwnerConnected());
    }

    /** The path as people read it. The form of a path that was too long stays as it is: nobody can decode it. */
    static String nameOf(String path) {
        return ClassicPath.isCut(path) ? path : ClassicPath.decode(path);
    }
}
