package dev.lonja.registry.directory;

import dev.lonja.transport.HostAddress;

/**
 * The sender of a request in the name of a user. {@link Authorization} decides whether it may act for that user.
 *
 * @param user the user that the request names
 * @param from the address that the request came from
 */
public record Caller(String user, HostAddress from) {}
