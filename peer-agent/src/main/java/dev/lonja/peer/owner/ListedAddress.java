package dev.lonja.peer.owner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses as registries list them. A name is never resolved, because the registry would then choose the DNS queries of
 * this machine.
 */
final class ListedAddress {
    /** Four numbers without leading zeros, which some programs read as octal. */
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    /** The characters of IPv6, with or without an IPv4 end. A scope ({@code %eth0}) means nothing on another machine. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*(?:\\d{1,3}(?:\\.\\d{1,3}){3})?");

    private static final int MAX_CHARACTERS = 45;
    private static final int MAX_OCTET = 255;
    /** From here on addresses are reserved; the last one is broadcast. */
    private static final int FIRST_RESERVED_OCTET = 240;

    private ListedAddress() {}

    /** The address; empty if the text is not exactly one. An IPv4-mapped IPv6 address is the IPv4 address. */
    static Optional<InetAddress> parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        if (IPV4.matcher(text).matches()) {
            int[] octets =
                    Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
            return Arrays.stream(octets).allMatch(octet -> octet <= MAX_OCTET)
                    ? Optional.of(of(octets))
                    : Optional.empty();
        }
        try {
            // Within brackets Java takes a literal only.
            return IPV6.matcher(text).matches()
                    ? Optional.of(InetAddress.getByName("[" + text + "]"))
                    : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Whether no single machine has this address: it means all, none, or a group. */
    static boolean isOfNoSingleMachine(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isIpv4 = bytes.length == 4;
        int first = bytes[0] & 0xff;
        return address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || isIpv4 && (first == 0 || first >= FIRST_RESERVED_OCTET)
                || !isIpv4 && embedsIpv4(bytes);
    }

    /** The deprecated form {@code ::a.b.c.d}, which could stand for any of the addresses above. */
    private static boolean embedsIpv4(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        return zeros >= 12 && zeros < 15;
    }

    private static InetAddress of(int[] octets) {
        byte[] bytes = new byte[octets.length];
        for (int at = 0; at < octets.length; at++) {
            bytes[at] = (byte) octets[at];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("an address of " + bytes.length + " bytes", impossible);
        }
    }
}
