package dev.lonja.registry.storage;

import java.time.Instant;

/** A published file, with its owner. */
public record FileSummary(
        String owner, String path, String description, Instant publishedAt, boolean isOwnerConnected) {}
