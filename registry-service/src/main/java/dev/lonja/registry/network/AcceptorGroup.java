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
 * The event loops in which connections are accepted: for each server an event loop of its connections. Vert.x has a thread of
 * its own for this, and hands every connection over to an event loop, which takes longer than to accept it.
 */
final class AcceptorGroup extends AbstractEventExecutorGroup implements EventLoopGroup {
    private static final AttributeKey<EventLoopGroup> OWN = AttributeKey.valueOf(AcceptorGroup.class, "own");

    private final EventLoopGroup ofVertx;

    AcceptorGroup(EventLoopGroup ofVertx) {
        this.ofVertx = ofVertx;
    }

    /** Lets an event loop of the server's connections accept them. */
    static void acceptInEventLoop(ServerBootstrap server) {
        server.attr(OWN, server.config().childGroup());
    }

    @Override
    public ChannelFuture register(Channel channel) {
        EventLoopGroup own = channel.attr(OWN).get();
        return (own == null ? ofVertx : own).register(channel);
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return ofVertx.register(promise);
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return ofVertx.register(channel, promise);
    }

    @Override
    public EventLoop next() {
        return ofVertx.next();
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        return ofVertx.iterator();
    }

    @Override
    public boolean isShuttingDown() {
        return ofVertx.isShuttingDown();
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return ofVertx.shutdownGracefully(quietPeriod, timeout, unit);
    }

    @Override
    public Future<?> terminationFuture() {
        return ofVertx.terminationFuture();
    }

    @Override
    @Deprecated
    public void shutdown() {
        ofVertx.shutdown();
    }

    @Override
    public boolean isShutdown() {
        return ofVertx.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return ofVertx.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return ofVertx.awaitTermination(timeout, unit);
    }
}
