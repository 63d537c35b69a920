package dev.lonja.transport.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a connection that begins a TLS handshake until the ClientHello is complete and the handshake has a place. Meanwhile
 * it costs the bytes of the ClientHello. Belongs to the event loop of its channel.
 */
final class HandshakeGate extends SslClientHelloHandler<Void> {
    /** A ClientHello with post-quantum key shares has less than 2 KiB. */
    private static final int MAX_CLIENT_HELLO_BYTES = 8 * 1024;

    private static final int RECORD_HEADER_BYTES = 5;
    /** Behind the type and the version. */
    private static final int LENGTH_OF_RECORD = 3;

    /** A fatal alert, no_application_protocol (RFC 7301), as a record that is not encrypted. */
    private static final byte[] NO_APPLICATION_PROTOCOL = {0x15, 3, 3, 0, 2, 2, 120};

    private final TlsHandshake handshake;
    private @Nullable Promise<Void> waiting;
    private boolean isRefused;

    HandshakeGate(TlsHandshake handshake) {
        super(MAX_CLIENT_HELLO_BYTES);
        this.handshake = handshake;
    }

    /** A record that is larger than a ClientHello may be is not waited for. */
    @Override
    protected void decode(ChannelHandlerContext network, ByteBuf in, List<Object> out) throws Exception {
        if (isRefused || isTooLong(in)) {
            in.skipBytes(in.readableBytes());
            refuse(network);
        } else {
            super.decode(network, in, out);
        }
    }

    @Override
    protected Future<Void> lookup(ChannelHandlerContext network, @Nullable ByteBuf hello) {
        Promise<Void> place = network.executor().newPromise();
        if (hello == null || !ClientHello.offers(hello, TlsContext.ALPN)) {
            return place.setFailure(new SSLException("the client does not offer " + TlsContext.ALPN));
        }
        waiting = place;
        handshake.enter(() -> network.executor().execute(() -> place.trySuccess(null)));
        return place;
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext network, Future<Void> place) {
        if (place.isSuccess()) {
            network.pipeline().replace(this, null, handshake.begin());
        } else {
            refuse(network);
        }
    }

    private void refuse(ChannelHandlerContext network) {
        if (!isRefused) {
            isRefused = true;
            network.writeAndFlush(Unpooled.wrappedBuffer(NO_APPLICATION_PROTOCOL))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static boolean isTooLong(ByteBuf record) {
        return record.readableBytes() >= RECORD_HEADER_BYTES
                && record.getUnsignedShort(record.readerIndex() + LENGTH_OF_RECORD) > MAX_CLIENT_HELLO_BYTES;
    }

    @Override
    public void channelInactive(ChannelHandlerContext network) throws Exception {
        if (waiting != null) {
            waiting.tryFailure(new SSLException("the client has left"));
        }
        super.channelInactive(network);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext network, Throwable failure) {
        handshake.failed(failure);
    }
}
