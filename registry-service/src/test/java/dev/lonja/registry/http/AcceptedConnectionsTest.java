package dev.lonja.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcceptedConnectionsTest {
    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 2);

    private final EmbeddedChannel server = new EmbeddedChannel(new AcceptedConnections(LIMITS));

    @Test
    void closesConnectionsAboveTheLimitOfAnAddress() {
        EmbeddedChannel first = accept("192.0.2.1");
        assertThat(accept("192.0.2.1").isOpen()).isTrue();
        assertThat(accept("192.0.2.1").isOpen()).isFalse();
        assertThat(accept("192.0.2.2").isOpen()).isTrue();

        first.close();
        assertThat(accept("192.0.2.1").isOpen()).isTrue();
    }

    @Test
    void doesNotCountConnectionsOfThisMachine() {
        for (int at = 0; at < 5; at++) {
            assertThat(accept("127.0.0.1").isOpen()).isTrue();
        }
    }

    private EmbeddedChannel accept(String address) {
        EmbeddedChannel connection = new From(new InetSocketAddress(address, 4711));
        server.writeInbound(connection);
        return connection;
    }

    /** A connection from an address. */
    private static final class From extends EmbeddedChannel {
        private final SocketAddress remote;

        From(SocketAddress remote) {
            super(new ChannelInboundHandlerAdapter() {
                @Override
                public boolean isSharable() {
                    return true;
                }

                @Override
                public void handlerAdded(ChannelHandlerContext context) {
                    // Nothing to do.
                }
            });
            this.remote = remote;
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return remote;
        }
    }
}
