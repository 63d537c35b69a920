package dev.lonja.registry.wire;

import dev.lonja.transport.HostAddress;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes the PROXY protocol header (version 1 or 2) off the beginning of a connection from a trusted balancer, and tells
 * where the client is; whatever is no header closes the connection. Belongs to the event loop of its channel.
 */
final class ProxyHeader extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(ProxyHeader.class);

    private final Duration limit;
    private final Consumer<HostAddress> onClient;
    private Optional<ScheduledFuture<?>> timer = Optional.empty();

    private ProxyHeader(Duration limit, Consumer<HostAddress> onClient) {
        this.limit = limit;
        this.onClient = onClient;
    }

    /** Waits for the header that long; called before anything was read. {@code onClient} sees every byte after it. */
    static void expect(ChannelPipeline pipeline, Duration limit, Consumer<HostAddress> onClient) {
        pipeline.addFirst(new ProxyHeader(limit, onClient));
        pipeline.addFirst(new HAProxyMessageDecoder());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext network) {
        timer = Optional.of(network.executor()
                .schedule(() -> refuse(network, "no header in " + limit), limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext network) {
        timer.ifPresent(running -> running.cancel(false));
    }

    @Override
    public void channelRead(ChannelHandlerContext network, Object message) {
        if (message instanceof HAProxyMessage header) {
            HostAddress client = clientOf(network, header);
            header.release();
            network.pipeline().remove(this);
            onClient.accept(client);
        } else {
            network.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext network, Throwable failure) {
        refuse(network, String.valueOf(failure.getMessage()));
    }

    /** The balancer's own connections, as for its health checks, name no client: they come from where they come. */
    private static HostAddress clientOf(ChannelHandlerContext network, HAProxyMessage header) {
        HAProxyProxiedProtocol protocol = header.proxiedProtocol();
        boolean namesClient = protocol == HAProxyProxiedProtocol.TCP4 || protocol == HAProxyProxiedProtocol.TCP6;
        Optional<InetAddress> client = namesClient && header.sourceAddress() != null
                ? Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(header.sourceAddress()))
                : Optional.empty();
        return HostAddress.of(
                client.orElseGet(() -> ((InetSocketAddress) network.channel().remoteAddress()).getAddress()));
    }

    private static void refuse(ChannelHandlerContext network, String reason) {
        LOG.debugf("peer=%s closed, PROXY protocol: %s", network.channel().remoteAddress(), reason);
        network.close();
    }
}
