package dev.lonja.registry.network;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/**
 * The transport of Vert.x for servers with one request per connection: connections are accepted in the event loops that serve
 * them, and socket options that already have their value are not set again.
 */
final class EventLoopTransport extends DelegatingTransport {
    /** The values that a socket already has, TCP_NODELAY from Netty. Setting an option is a system call for each connection. */
    private static final Map<String, Object> DEFAULTS =
            Map.of("TCP_NODELAY", true, "SO_KEEPALIVE", false, "TCP_USER_TIMEOUT", 0, "TCP_CORK", false);

    EventLoopTransport(Transport system) {
        super(system);
    }

    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        EventLoopGroup group = super.eventLoopGroup(type, threads, factory, ioRatio);
        return type == ACCEPTOR_EVENT_LOOP_GROUP ? new AcceptorGroup(group) : group;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        AcceptorGroup.acceptInEventLoop(bootstrap);
        bootstrap.config().childOptions().forEach((option, value) -> {
            String name = option.name().substring(option.name().indexOf('#') + 1);
            if (value.equals(DEFAULTS.get(name))) {
                bootstrap.childOption(option, null);
            }
        });
    }
}
