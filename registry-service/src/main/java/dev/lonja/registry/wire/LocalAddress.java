package dev.lonja.registry.wire;

import dev.lonja.registry.directory.HostAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;

/** The address of this machine that the start line names. */
final class LocalAddress {
    private LocalAddress() {}

    /** The host's own address if it is a specific one, else a site-local one of this machine, else 127.0.0.1. */
    static String of(String host) {
        try {
            InetAddress bound = InetAddress.getByName(host);
            return bound.isAnyLocalAddress()
                    ? siteLocal()
                    : HostAddress.of(bound).text();
        } catch (UnknownHostException | SocketException unknown) {
            return "127.0.0.1";
        }
    }

    private static String siteLocal() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(InetAddress::isSiteLocalAddress)
                .map(address -> HostAddress.of(address).text())
                .findFirst()
                .orElse("127.0.0.1");
    }
}
