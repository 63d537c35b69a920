package dev.lonja.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * The IP address that a connection comes from.
 *
 * @param text the address as listings show it: IPv4, or IPv6 compressed and without a scope
 * @param isLoopback whether it is this machine itself
 */
public record HostAddress(String text, boolean isLoopback) {
    private static final String LOOPBACK = "loopback";
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final String IPV6_NETWORK = "/64";

    /** The address; an IPv4-mapped IPv6 address is the IPv4 address. */
    public static HostAddress of(InetAddress address) {
        try {
            // Built again from its bytes: this removes the scope, and turns a mapped address into the IPv4 address.
            InetAddress plain = InetAddress.getByAddress(address.getAddress());
            return new HostAddress(NetUtil.toAddressString(plain), plain.isLoopbackAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(address + " has neither 4 nor 16 bytes", impossible);
        }
    }

    /** The value that decides whether two connections have the same origin: all loopback addresses count as one. */
    public String origin() {
        return isLoopback ? LOOPBACK : text;
    }

    /**
     * The value under which connections share limits: the origin, but of an IPv6 address only the first 64 bits, because one
     * household or machine has all the addresses that begin with them.
     */
    public String network() {
        byte[] bytes = isLoopback ? null : NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null || bytes.length != IPV6_BYTES
                ? origin()
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + IPV6_NETWORK;
    }
}
