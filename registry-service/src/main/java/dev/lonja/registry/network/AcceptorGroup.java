package dev.lonja.registry.network;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.AbstractEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/**
 * The event loops that accept connections. Each server accepts its connections in one of the event loops that serve them. Vert.x
 * itself accepts them in a separate thread and hands them over, which takes longer than accepting them.
 */
final class AcceptorGroup extends AbstractEventExecutorGroup implements EventLoopGroup {
    private static final AttributeKey<EventLoopGroup> SERVING = AttributeKey.valueOf(AcceptorGroup.class, "serving");

    private final EventLoopGroup group;

    /**
     * The event loops of Vert.x with this change.
     *
     * @param group the acceptors of Vert.x, which do everything else
     */
    AcceptorGroup(EventLoopGroup group) {
        this.group = group;
    }

    /** Lets the server accept its connections in an event loop that serves them. */
    static void acceptInEventLoop(ServerBootstrap server) {
        server.attr(SERVING, server.config().childGroup());
    }

    @Override
    public ChannelFuture register(Channel channel) {
        EventLoopGroup serving = channel.attr(SERVING).get();
        return (serving == null ? group : serving).register(channel);
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return group.register(promise);
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return group.register(channel, promise);
    }

    @Override
    public EventLoop next() {
        return group.next();
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        return group.iterator();
    }

    @Override
    public boolean isShuttingDown() {
        return group.isShuttingDown();
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return group.shutdownGracefully(quietPeriod, timeout, unit);
    }

    @Override
    public Future<?> terminationFuture() {
        return group.terminationFuture();
    }

    @Override
    @Deprecated
    public void shutdown() {
        group.shutdown();
    }

    @Override
    public boolean isShutdown() {
        return group.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return group.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return group.awaitTermination(timeout, unit);
    }
}
