package dev.lonja.registry.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of Vert.x with this transport, as real sockets see it; with the native transport, and without it. */
class EventLoopTransportTest {
    private Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void acceptsInTheEventLoopThatServes(boolean isNative) throws IOException {
        begin(isNative);
        CompletableFuture<Channel> accepted = new CompletableFuture<>();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        NetServer server = listen(0, channel -> {
            thread.complete(Thread.currentThread());
            accepted.complete(channel);
        });
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            Channel channel = accepted.orTimeout(20, TimeUnit.SECONDS).join();

            assertThat(client.isConnected()).isTrue();
            assertThat(channel.parent().eventLoop()).isSameAs(channel.eventLoop());
            assertThat(channel.eventLoop().inEventLoop(thread.join())).isTrue();
            assertThat(channel.config().getOption(ChannelOption.TCP_NODELAY)).isTrue();
            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reportsATakenPort(boolean isNative) {
        begin(isNative);
        NetServer server = listen(0, channel -> {});
        Vertx other = Vertx.vertx();
        try {
            Future<NetServer> second = other.createNetServer(options())
                    .connectHandler(socket -> {})
                    .listen(server.actualPort());
            assertThatThrownBy(() -> await(second)).hasRootCauseInstanceOf(BindException.class);
        } finally {
            await(other.close());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void acceptsOneAfterTheOther(boolean isNative) throws IOException {
        begin(isNative);
        NetServer server = listen(0, channel -> channel.close());
        for (int connection = 0; connection < 20; connection++) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                client.setSoTimeout(20_000);
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private void begin(boolean isNative) {
        await(vertx.close());
        VertxBuilder builder =
                new VertxBuilder(new VertxOptions().setEventLoopPoolSize(3).setPreferNativeTransport(isNative));
        builder.serviceProviders(List.of(new NetworkProvider()));
        vertx = builder.init().vertx();
    }

    private NetServer listen(int port, Consumer<Channel> onAccepted) {
        return await(vertx.createNetServer(options())
                .connectHandler(socket -> onAccepted.accept(
                        ((NetSocketInternal) socket).channelHandlerContext().channel()))
                .listen(port));
    }

    private static NetServerOptions options() {
        return new NetServerOptions().setHost("127.0.0.1").setTcpNoDelay(true);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
