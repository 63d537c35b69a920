package dev.lonja.protocol;

/**
 * A user that is present, and where its agent listens: one entry of LIST_USERS.
 *
 * @param name the user
 * @param address the IP address as text, IPv4 where it is one
 * @param port the port of the agent's listener, 1 to 65535
 */
public record ConnectedUser(String name, String address, int port) {}
