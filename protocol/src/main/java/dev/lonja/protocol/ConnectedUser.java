package dev.lonja.protocol;

import dev.lonja.protocol.value.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A connected user and the address of its agent: one entry of LIST_USERS.
 *
 * @param name the user
 * @param address the IP address as text; an IPv4-mapped address is written as IPv4
 * @param port the port of the agent's listener, 1 to 65535
 */
public record ConnectedUser(String name, String address, int port) {
    static final int COLUMNS = 3;

    private static final int MAX_ADDRESS_CHARACTERS = 253;
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]*");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    /** IPv6, with or without a scope, and names of hosts: some registries list what the agent has sent. */
    private static final Pattern OTHER = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[\\w.-]+)?|[\\w.-]+");

    /**
     * Rejects an entry whose name or port breaks the rule of its field, or whose address is neither an IP address nor a host name.
     * Whether the agent connects to that address is decided elsewhere.
     *
     * @throws InvalidFieldException naming the value and the reason
     */
    static void check(List<String> row) {
        Field.USER.require(row.get(0));
        Field.PORT.require(row.get(2), Edition.CLASSIC);
        String address = row.get(1);
        boolean isPossible = address.length() <= MAX_ADDRESS_CHARACTERS
                && (NUMBERS.matcher(address).matches() ? IPV4 : OTHER)
                        .matcher(address)
                        .matches();
        if (!isPossible) {
            throw new InvalidFieldException(Sentence.of("'%s' is not an address", Printable.of(address)));
        }
    }

    static ConnectedUser read(List<String> row) {
        return new ConnectedUser(row.get(0), row.get(1), Integer.parseInt(row.get(2)));
    }

    /** The strings of the entry in wire order. */
    public List<String> strings() {
        return List.of(name, address, Integer.toString(port));
    }
}
