package dev.lonja.protocol.codec;

import dev.lonja.protocol.Utf8;
import java.util.regex.Pattern;

/** The address that some clients send in CONNECT before their port (section 1, Other dialects). The registry uses none of it. */
final class ClientAddress {
    /** The length of the longest text of an IPv6 address. */
    static final int MAX_BYTES = 45;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

    private ClientAddress() {}

    /** Whether the string is an address in digits, or the name of this machine. No port is. */
    static boolean isOne(byte[] string) {
        return Utf8.decode(string)
                .filter(text -> IPV4.matcher(text).matches()
                        || IPV6.matcher(text).matches()
                        || text.equalsIgnoreCase("localhost"))
                .isPresent();
    }
}
