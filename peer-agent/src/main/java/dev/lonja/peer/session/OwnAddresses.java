package dev.lonja.peer.session;

import dev.lonja.protocol.value.PeerAddress;
import dev.lonja.protocol.value.PeerAddresses;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The addresses of this machine, which the registry tells besides the one that it observes: peers in the same network may reach one of
 * them only.
 */
final class OwnAddresses {
    /** One place is for the observed address. */
    private static final int MAX = PeerAddresses.MAX - 1;

    /** Networks between containers of this machine. */
    private static final List<String> INTERNAL = List.of("docker", "br-", "veth", "virbr", "cni", "podman");

    private OwnAddresses() {}

    static PeerAddresses at(int port) {
        if (port < PeerAddress.MIN_PORT) {
            return PeerAddresses.NONE;
        }
        try {
            return new PeerAddresses(NetworkInterface.networkInterfaces()
                    .filter(OwnAddresses::isShared)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(OwnAddresses::isUsable)
                    .map(address -> new PeerAddress(withoutScope(address), port))
                    .distinct()
                    .limit(MAX)
                    .toList());
        } catch (SocketException unknown) {
            return PeerAddresses.NONE;
        }
    }

    private static boolean isShared(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && INTERNAL.stream().noneMatch(network.getName()::startsWith);
        } catch (SocketException gone) {
            return false;
        }
    }

    private static boolean isUsable(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !address.isAnyLocalAddress();
    }

    /** The name of a network of this machine means nothing elsewhere. */
    private static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("an address of this machine", impossible);
        }
    }
}
