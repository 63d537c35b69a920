package dev.lonja.protocol;

import java.util.List;

/**
 * A connected user and the address of its agent: one entry of LIST_USERS.
 *
 * @param name the user
 * @param address the IP address as text; an IPv4-mapped address is written as IPv4
 * @param port the port of the agent's listener, 1 to 65535
 */
public record ConnectedUser(String name, String address, int port) {
    static final int COLUMNS = 3;

    static ConnectedUser read(List<String> row) throws MalformedReplyException {
        int port =
                (int) MalformedReplyException.requireNumber(row.get(2), Field.MAX_PORT, "port", Operation.LIST_USERS);
        return new ConnectedUser(row.get(0), row.get(1), port);
    }

    /** The strings of the entry in wire order. */
    public List<String> strings() {
        return List.of(name, address, Integer.toString(port));
    }
}
