package dev.lonja.endtoend.replicas;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A TCP balancer like haproxy or a service of Kubernetes. Each connection goes to the next target, or to another one if
 * that target refuses it. It can send the header of the PROXY protocol.
 */
final class Balancer implements AutoCloseable {
    /** The local address of connections with a header; only the balancer uses it. */
    static final String OWN_ADDRESS = "127.0.0.3";

    private static final int CONNECT_MILLIS = 2000;

    private final Acceptor acceptor;
    private final Supplier<List<InetSocketAddress>> targets;
    private final boolean sendsHeader;
    private final AtomicInteger turn = new AtomicInteger();

    /** Creates a balancer on a free port. It asks for the targets at each connection. */
    Balancer(Supplier<List<InetSocketAddress>> targets, boolean sendsHeader) {
        this.targets = targets;
        this.sendsHeader = sendsHeader;
        this.acceptor = Acceptor.serving(this::serve);
    }

    int port() {
        return acceptor.port();
    }

    @Override
    public void close() {
        acceptor.close();
    }

    private void serve(Socket client) {
        try (client) {
            Optional<Socket> found = findTarget();
            if (found.isPresent()) {
                Socket target = found.get();
                client.setTcpNoDelay(true);
                target.setTcpNoDelay(true);
                if (sendsHeader) {
                    target.getOutputStream().write(header(client));
                }
                Relay.between(client, target);
            }
        } catch (IOException gone) {
            // The other side sees the end of the connection.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Socket> findTarget() {
        List<InetSocketAddress> candidates = targets.get();
        int first = turn.getAndIncrement();
        for (int tried = 0; tried < candidates.size(); tried++) {
            Socket socket = new Socket();
            try {
                if (sendsHeader) {
                    socket.bind(new InetSocketAddress(OWN_ADDRESS, 0));
                }
                socket.connect(candidates.get(Math.floorMod(first + tried, candidates.size())), CONNECT_MILLIS);
                return Optional.of(socket);
            } catch (IOException refused) {
                // Try the next target.
            }
        }
        return Optional.empty();
    }

    private static byte[] header(Socket client) {
        return "PROXY TCP4 %s %s %d %d\r\n"
                .formatted(
                        client.getInetAddress().getHostAddress(),
                        client.getLocalAddress().getHostAddress(),
                        client.getPort(),
                        client.getLocalPort())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
