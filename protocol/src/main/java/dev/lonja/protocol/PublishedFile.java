package dev.lonja.protocol;

/**
 * A file that a user published: one entry of LIST_CONTENT.
 *
 * @param path the key under which its owner serves it
 * @param description the owner's description; may be empty
 */
public record PublishedFile(String path, String description) {}
