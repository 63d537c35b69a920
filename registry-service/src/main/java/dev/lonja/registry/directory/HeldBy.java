package dev.lonja.registry.directory;

/**
 * Who holds, or held, the presence of a user.
 *
 * @param generation of the presence
 * @param replica the registry that has the session; 0 for a classic client
 * @param key the id of the session's key; empty for a classic client
 */
public record HeldBy(long generation, long replica, String key) {}
