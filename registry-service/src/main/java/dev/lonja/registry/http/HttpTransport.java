package dev.lonja.registry.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The transport of Vert.x, and in front of each HTTP server the {@link AcceptedConnections}. Vert.x and Quarkus have no limit
 * for the time in which a request arrives, and offer no other place that sees a connection before its first request.
 */
final class HttpTransport implements Transport {
    private final Transport system;
    private final HttpLimits limits;

    HttpTransport(Transport system, HttpLimits limits) {
        this.system = system;
        this.limits = limits;
    }

    /**
     * Marks the options of an HTTP server, because Vert.x copies them into those of any server before this class sees them. The
     * mark is the time limit of a PROXY header, in a unit that is not the default.
     */
    static void mark(HttpServerOptions options) {
        options.setProxyProtocolTimeout(HttpLimits.DEFAULT.arrival().toMillis());
        options.setProxyProtocolTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        system.configure(options, domainSocket, bootstrap);
        if (options.getProxyProtocolTimeoutUnit() == TimeUnit.MILLISECONDS) {
            bootstrap.handler(new AcceptedConnections(limits));
        }
    }

    @Override
    public boolean supportsDomainSockets() {
        return system.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return system.supportFileRegion();
    }

    @Override
    public boolean isAvailable() {
        return system.isAvailable();
    }

    @Override
    public @Nullable Throwable unavailabilityCause() {
        return system.unavailabilityCause();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        return system.convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
        return system.convert(address);
    }

    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        return system.eventLoopGroup(type, threads, factory, ioRatio);
    }

    @Override
    public DatagramChannel datagramChannel() {
        return system.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return system.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return system.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return system.serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        system.configure(channel, options);
    }

    @Override
    public void configure(ClientOptionsBase options, boolean domainSocket, Bootstrap bootstrap) {
        system.configure(options, domainSocket, bootstrap);
    }
}
