package dev.lonja.registry.directory;

/**
 * The presence of a connected user: where its agent listens.
 *
 * @param origin what a caller's credential is compared with, see {@link Authorization}
 * @param generation differs between any two presences, also of the same user at the same place; the later is the higher
 */
public record Presence(String user, String address, String origin, int port, long generation) {}
