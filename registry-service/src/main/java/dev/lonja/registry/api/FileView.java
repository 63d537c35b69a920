package dev.lonja.registry.api;

import java.time.Instant;

/** A file that a user publishes. */
public record FileView(String owner, String path, String description, Instant publishedAt, boolean ownerConnected) {}
