package dev.lonja.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The IP address that a connection comes from.
 *
 * @param text the address as listings show it: IPv4, or IPv6 compressed and without a scope
 * @param isLoopback whether it is this machine itself
 */
public record HostAddress(String text, boolean isLoopback) {
    private static final String LOOPBACK = "loopback";

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
}
