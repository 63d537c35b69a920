package dev.lonja.protocol.key;

import dev.lonja.protocol.value.Decimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a registry as {@code known-registries} has it: the host as it was typed, in small letters, and always a port.
 *
 * @param host a name or an IP address, without brackets
 * @param port the port, 1 to 65535
 */
public record RegistryAddress(String host, int port) {
    private static final int MAX_PORT = 65535;
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\[\\]\\s]+)]|([^\\[\\]\\s]+)):([0-9]+)");

    /** Refuses what cannot be an address. */
    public RegistryAddress {
        host = host.toLowerCase(Locale.ROOT);
        if (host.isEmpty() || host.chars().anyMatch(each -> each <= ' ' || each == '[' || each == ']')) {
            throw new IllegalArgumentException("'" + host + "' is no host");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not from 1 to " + MAX_PORT);
        }
    }

    /**
     * Reads {@code host:port} or {@code [IPv6]:port}. What follows the last colon is the port.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static RegistryAddress parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("is not host:port");
        }
        String host = found.group(1) == null ? found.group(2) : found.group(1);
        return new RegistryAddress(host, (int) Decimal.parse(found.group(3), 1, MAX_PORT));
    }

    /** The form of the file. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
