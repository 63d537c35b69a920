package dev.lonja.registry.directory;

/**
 * Where a connected user's agent listens.
 *
 * @param generation differs between any two presences, also of the same user at the same place
 */
public record Presence(String user, String address, int port, long generation) {}
