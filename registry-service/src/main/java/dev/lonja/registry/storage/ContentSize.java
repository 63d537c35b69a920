package dev.lonja.registry.storage;

/**
 * The size of what an owner publishes.
 *
 * @param bytes of all paths and descriptions, each with an end
 */
public record ContentSize(long userId, long files, long bytes) {}
