package dev.lonja.registry.directory;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The IP address that a request came from (protocol section 1, Who may speak for a user).
 *
 * @param text the address as listings show it: IPv4 where it is one, IPv6 compressed and without a scope
 * @param isLoopback whether it is this machine itself
 */
public record HostAddress(String text, boolean isLoopback) {
    private static final String LOOPBACK = "loopback";

    /** The address; an IPv4-mapped IPv6 address is the IPv4 address. */
    public static HostAddress of(InetAddress address) {
        try {
            // Built again from its bytes: that takes off the scope, and turns a mapped address into what it means.
            InetAddress plain = InetAddress.getByAddress(address.getAddress());
            return new HostAddress(NetUtil.toAddressString(plain), plain.isLoopbackAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(address + " has neither 4 nor 16 bytes", impossible);
        }
    }

    /** What is compared to decide who may speak for a user: all loopback addresses are one. */
    public String origin() {
        return isLoopback ? LOOPBACK : text;
    }
}
