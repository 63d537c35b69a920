package dev.lonja.registry.directory;

import dev.lonja.transport.HostAddress;

/**
 * Somebody who speaks in the name of a user.
 *
 * @param user the name that the request gives
 * @param from the address that the request came from
 */
public record Caller(String user, HostAddress from) {}
