package dev.lonja.registry.wire;

import dev.lonja.transport.HostAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;

/** The address of this machine in the start line. */
final class LocalAddress {
    private LocalAddress() {}

    /** The configured address if it is a specific one, else an address of this machine (site-local first), else 127.0.0.1. */
    static String of(String host) {
        try {
            InetAddress bound = InetAddress.getByName(host);
            return bound.isAnyLocalAddress()
                    ? ofThisMachine()
                    : HostAddress.of(bound).text();
        } catch (UnknownHostException | SocketException unknown) {
            return "127.0.0.1";
        }
    }

    private static String ofThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .max(Comparator.comparing(InetAddress::isSiteLocalAddress))
                .map(address -> HostAddress.of(address).text())
                .orElse("127.0.0.1");
    }
}
