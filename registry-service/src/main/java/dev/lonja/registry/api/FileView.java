package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.search.FoundFile;
import dev.lonja.registry.storage.FileSummary;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published file.
 *
 * @param size in bytes; absent if it is not known
 * @param root absent if it is not known, and of an empty file
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FileView(
        String owner,

        @Schema(description = "the path as the classic protocol carries it, percent-encoded where it must be")
        String path,

        @Schema(description = "the path as people read it; of a path that a classic client has cut, the path as it is")
        String name,

        String description,
        Optional<Long> size,

        @Schema(description = "the root of the Merkle tree of the content, as 64 hex digits")
        Optional<String> root,

        @Schema(description = "file or folder") String kind,

        Instant publishedAt,
        boolean ownerConnected) {

    static FileView of(FileSummary file) {
        FileFacts facts = file.facts();
        OptionalLong size = facts.sizeBytes();
        return new FileView(
                file.owner(),
                file.path(),
                nameOf(file.path(), file.truePath()),
                file.description(),
                size.isPresent() ? Optional.of(size.getAsLong()) : Optional.empty(),
                Optional.of(facts.root()).filter(root -> !root.isEmpty()),
                facts.kind().word(),
                file.publishedAt(),
                file.isOwnerConnected());
    }

    static FileView of(FoundFile file) {
        return of(new FileSummary(
                file.owner(),
                file.path(),
                file.details().truePath(),
                file.description(),
                file.details().facts(),
                file.publishedAt(),
                file.isOwnerConnected()));
    }

    /** The path as people read it. The form of a path that was too long stays as it is: nobody can decode it. */
    static String nameOf(String path) {
        return nameOf(path, ClassicPath.decode(path));
    }

    private static String nameOf(String path, String truePath) {
        boolean isUndecodable = ClassicPath.isCut(path) && truePath.equals(ClassicPath.decode(path));
        return isUndecodable ? path : truePath;
    }
}
