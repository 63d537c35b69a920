package dev.lonja.registry.directory;

/**
 * The presence of a connected user: where its agent listens.
 *
 * @param origin the value that a caller's credential is compared with, see {@link Authorization}
 * @param generation a number that is different for every presence; it grows; the later is the higher
 */
public record Presence(String user, String address, String origin, int port, long generation) {}
