package dev.lonja.peer.lending;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.protocol.key.RegistryAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where sessions with one registry are lent: a Unix domain socket in the data folder, for its owner only. The folder is that of one key, so that
 * whoever reaches the socket may use the session.
 */
public record LendingSocket(Path path) {

    /** The socket for that registry in that folder. */
    public static LendingSocket of(DataFolder folder, RegistryAddress registry) {
        // The path of a socket may have about a hundred bytes only.
        return new LendingSocket(
                folder.file("s-" + Integer.toHexString(registry.toString().hashCode()) + ".sock"));
    }

    /** Connects to the agent that lends. */
    SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return channel;
        } catch (IOException | RuntimeException unreachable) {
            channel.close();
            throw unreachable instanceof IOException failure ? failure : new IOException(unreachable);
        }
    }

    /** Begins to listen, unless another agent does. A socket that a killed agent has left is replaced. */
    ServerSocketChannel listen() throws IOException {
        if (Files.exists(path)) {
            if (isServed()) {
                throw new IOException("another agent lends its session at " + path);
            }
            Files.delete(path);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return server;
        } catch (IOException | RuntimeException unusable) {
            server.close();
            throw unusable instanceof IOException failure ? failure : new IOException(unusable);
        }
    }

    private boolean isServed() throws IOException {
        try {
            connect().close();
            return true;
        } catch (ConnectException nobody) {
            return false;
        }
    }
}
