package dev.lonja.registry.storage;

import dev.lonja.protocol.value.FileFacts;
import java.time.Instant;

/**
 * A published file, with its owner.
 *
 * @param path its classic path
 * @param truePath its true path; of a path that a classic client has cut, the path itself
 */
public record FileSummary(
        String owner,
        String path,
        String truePath,
        String description,
        FileFacts facts,
        Instant publishedAt,
        boolean isOwnerConnected) {}
