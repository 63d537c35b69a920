package dev.lonja.peer.registry;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The addresses of this machine. */
public final class LocalAddresses {
    private LocalAddresses() {}

    /** Whether the address is one of them. */
    public static boolean contain(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
