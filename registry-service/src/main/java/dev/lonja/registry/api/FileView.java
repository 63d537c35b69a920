package dev.lonja.registry.api;

import dev.lonja.registry.search.FoundFile;
import dev.lonja.registry.storage.FileSummary;
import java.time.Instant;

/** A published file. */
public record FileView(String owner, String path, String description, Instant publishedAt, boolean ownerConnected) {

    static FileView of(FileSummary file) {
        return new FileView(file.owner(), file.path(), file.description(), file.publishedAt(), file.isOwnerConnected());
    }

    static FileView of(FoundFile file) {
        return new FileView(file.owner(), file.path(), file.description(), file.publishedAt(), file.isOwnerConnected());
    }
}
