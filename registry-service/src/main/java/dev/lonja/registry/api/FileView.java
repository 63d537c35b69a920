package dev.lonja.registry.api;

import java.time.Instant;

/** A published file. */
public record FileView(String owner, String path, String description, Instant publishedAt, boolean ownerConnected) {}
