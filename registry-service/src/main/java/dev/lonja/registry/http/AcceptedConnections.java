package dev.lonja.registry.http;

import dev.lonja.transport.ConnectionLimits;
import dev.lonja.transport.ConnectionLimits.Admission;
import dev.lonja.transport.HostAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import org.jboss.logging.Logger;

/**
 * Gives each accepted connection of an HTTP server its {@link RequestDeadline}, and closes those above the limit per address.
 * Connections from this machine do not count, because a proxy may run here. Belongs to the event loop of the server channel.
 */
final class AcceptedConnections extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(AcceptedConnections.class);

    private final HttpLimits limits;
    private final ConnectionLimits connections;

    AcceptedConnections(HttpLimits limits) {
        this.limits = limits;
        this.connections = new ConnectionLimits(Integer.MAX_VALUE, limits.perAddress());
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object message) {
        if (!(message instanceof Channel connection)) {
            server.fireChannelRead(message);
        } else if (connection.remoteAddress() instanceof InetSocketAddress remote
                && !remote.getAddress().isLoopbackAddress()) {
            admit(server, connection, HostAddress.of(remote.getAddress()));
        } else {
            begin(server, connection, () -> {});
        }
    }

    private void admit(ChannelHandlerContext server, Channel connection, HostAddress from) {
        if (connections.admit(from) == Admission.ADMITTED) {
            begin(server, connection, () -> connections.release(from));
        } else {
            LOG.debugf("peer=%s refused: it has %d HTTP connections", from.text(), limits.perAddress());
            connection.unsafe().closeForcibly();
        }
    }

    private void begin(ChannelHandlerContext server, Channel connection, Runnable onClosed) {
        connection.pipeline().addFirst(new RequestDeadline(limits, onClosed));
        server.fireChannelRead(connection);
    }
}
