package dev.lonja.transport.tls;

import dev.lonja.transport.Connection;
import dev.lonja.transport.Exchange;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A port with two editions, whose classic exchange answers what it receives behind "classic ". */
final class TestServer {
    /** What happened, in order. */
    final Queue<String> events = new ConcurrentLinkedQueue<>();

    private final NetServer server;

    TestServer(Vertx vertx, @Nullable TlsAcceptor acceptor) {
        server = vertx.createNetServer()
                .connectHandler(socket -> {
                    var from = HostAddress.of(InetAddress.getLoopbackAddress());
                    var connection = new Connection((NetSocketInternal) socket, from, Linger.DEFAULT);
                    connection.start(new Echo(connection, "classic "), () -> events.add("over"));
                    if (acceptor != null) {
                        acceptor.watch(connection);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    /** An exchange that answers what it receives. */
    Exchange echo(Connection connection) {
        return new Echo(connection, "secured ");
    }

    private final class Echo implements Exchange {
        private final Connection connection;
        private final String prefix;

        private Echo(Connection connection, String prefix) {
            this.connection = connection;
            this.prefix = prefix;
        }

        @Override
        public void received(Buffer bytes) {
            events.add(prefix + bytes);
            Iterator<ByteBuf> answer =
                    List.of(Unpooled.wrappedBuffer((prefix + bytes).getBytes())).iterator();
            connection.write(answer, () -> {}, () -> {});
        }

        @Override
        public void inputEnded() {
            connection.end();
        }

        @Override
        public void deadlinePassed() {
            connection.cut();
        }

        @Override
        public void stopping() {}

        @Override
        public void closed() {}
    }
}
