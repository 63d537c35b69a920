package dev.lonja.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Supplier;

/**
 * Waits for the first byte of a connection: if it begins a TLS handshake, another handler takes its place, else it leaves. The bytes
 * go on to whoever is next. Belongs to the event loop of its channel.
 */
final class FirstByte extends ChannelInboundHandlerAdapter {
    /** The content type of a TLS record of the handshake. */
    static final byte HANDSHAKE = 0x16;

    private final Supplier<ChannelInboundHandlerAdapter> whenTls;

    FirstByte(Supplier<ChannelInboundHandlerAdapter> whenTls) {
        this.whenTls = whenTls;
    }

    @Override
    public void channelRead(ChannelHandlerContext network, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            boolean isTls = bytes.getByte(bytes.readerIndex()) == HANDSHAKE;
            if (isTls) {
                network.pipeline().addAfter(network.name(), null, whenTls.get());
            }
            network.fireChannelRead(message);
            network.pipeline().remove(this);
        } else {
            network.fireChannelRead(message);
        }
    }
}
