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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Removes the PROXY protocol header (version 1 or 2) from the beginning of a connection from a trusted load balancer, and
 * reports the client's address. A connection without a header is closed. Belongs to the event loop of its channel.
 */
final class ProxyHeader extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(ProxyHeader.class);

    /** A load balancer sends the header at once; a connection that takes longer is closed. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Duration timeout;
    private final Consumer<HostAddress> onClient;
    private @Nullable ScheduledFuture<?> timer;

    private ProxyHeader(Duration timeout, Consumer<HostAddress> onClient) {
        this.timeout = timeout;
        this.onClient = onClient;
    }

    /** Waits for the header; called before anything was read. {@code onClient} sees every byte after the header. */
    static void expect(ChannelPipeline pipeline, Consumer<HostAddress> onClient) {
        expect(pipeline, TIMEOUT, onClient);
    }

    static void expect(ChannelPipeline pipeline, Duration timeout, Consumer<HostAddress> onClient) {
        pipeline.addFirst(new ProxyHeader(timeout, onClient));
        pipeline.addFirst(new HAProxyMessageDecoder());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext network) {
        timer = network.executor()
                .schedule(() -> refuse(network, "no header in " + timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext network) {
        if (timer != null) {
            timer.cancel(false);
        }
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

    /** The load balancer's own connections, such as health checks, name no client; they keep their own address. */
    private static HostAddress clientOf(ChannelHandlerContext network, HAProxyMessage header) {
        HAProxyProxiedProtocol protocol = header.proxiedProtocol();
        String source = header.sourceAddress();
        boolean namesClient = protocol == HAProxyProxiedProtocol.TCP4 || protocol == HAProxyProxiedProtocol.TCP6;
        InetAddress client =
                namesClient && source != null ? NetUtil.createInetAddressFromIpAddressString(source) : null;
        return HostAddress.of(
                client != null ? client : ((InetSocketAddress) network.channel().remoteAddress()).getAddress());
    }

    private static void refuse(ChannelHandlerContext network, String reason) {
        LOG.debugf("peer=%s closed, PROXY protocol: %s", network.channel().remoteAddress(), reason);
        network.close();
    }
}
