package dev.lonja.protocol.value;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address at which an agent may be reached: {@code 192.0.2.1:20001} or {@code [2001:db8::1]:20001} (docs/session.md, Addresses).
 *
 * @param ip the IP address; an IPv4-mapped one is the IPv4 address
 * @param port the port, 1024 to 65535
 */
public record PeerAddress(InetAddress ip, int port) {
    /** The lowest port of an agent. */
    public static final int MIN_PORT = 1024;

    private static final int MAX_PORT = 65535;

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3}):([0-9]{1,5})");
    /** With a colon in it, the text is never looked up as a name. */
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)]:([0-9]{1,5})");

    /** Refuses an address at which nobody can be reached from elsewhere. */
    public PeerAddress {
        if (ip.isMulticastAddress() || ip.isLinkLocalAddress() || ip.isAnyLocalAddress()) {
            throw new InvalidValueException(
                    Sentence.of("holds %s, a multicast, link-local or unspecified address", ip.getHostAddress()));
        }
        if (port < MIN_PORT || port > MAX_PORT) {
            throw new InvalidValueException(
                    Sentence.of("holds the port %d; it must be from %d to %d", port, MIN_PORT, MAX_PORT));
        }
    }

    /**
     * Reads an address.
     *
     * @throws InvalidValueException if it does not have the form, or nobody can be reached there from elsewhere
     */
    public static PeerAddress parse(String text) {
        Matcher ipv4 = IPV4.matcher(text);
        Matcher ipv6 = IPV6.matcher(text);
        Matcher found = ipv4.matches() ? ipv4 : ipv6;
        if (!found.matches()) {
            throw new InvalidValueException(
                    Sentence.of("holds what is neither 192.0.2.1:20001 nor [2001:db8::1]:20001"));
        }
        try {
            InetAddress ip = InetAddress.getByName(found.group(1));
            return new PeerAddress(ip, (int) Decimal.parse(found.group(2), 0, MAX_PORT));
        } catch (UnknownHostException malformed) {
            throw new InvalidValueException(Sentence.of("holds an IPv6 address that is none"));
        }
    }

    /** Whether it is this machine itself. */
    public boolean isLoopback() {
        return ip.isLoopbackAddress();
    }

    /** The form on the wire. */
    @Override
    public String toString() {
        return (ip instanceof Inet6Address ? "[" + Ipv6Text.of(ip.getAddress()) + "]" : ip.getHostAddress()) + ":"
                + port;
    }
}
