package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.shared.SharedFileOpener.Opening;
import dev.lonja.transport.Connection;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import dev.lonja.transport.Rate;
import dev.lonja.transport.Rates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.impl.NetSocketInternal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSendingTest {
    private static final long HUGE = 1L << 40;
    private static final HostAddress LOOPBACK = new HostAddress("127.0.0.1", true);
    private static final Rate NO_LIMIT = new Rate(0);

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

    @AfterEach
    void closeVertx() throws Exception {
        get(vertx.close());
    }

    @Test
    void failsAtTheFirstChunkWhenTheReaderIsGoneAlready() throws Exception {
        FileChannel file = FileChannel.open(Files.createFile(folder.resolve("file")), StandardOpenOption.READ);
        NetSocketInternal closed = closedSocket();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        vertx.runOnContext(here -> new FileSending(
                        new Connection(vertx, closed, LOOPBACK, Linger.DEFAULT),
                        Buffer.buffer("header"),
                        new Opening.Opened(file, HUGE),
                        new ZeroCopyChunks(),
                        new Rates(NO_LIMIT, NO_LIMIT))
                .start()
                .onComplete(sent -> failure.complete(sent.cause())));

        assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        await().until(() -> !file.isOpen());
    }

    /** A chunk that the system takes whole is followed by the next one at once: that must not nest deeper with every chunk. */
    @Test
    void sendsAnyNumberOfChunksThatAreTakenAtOnce() throws Exception {
        int size = 20_000;
        FileChannel file =
                FileChannel.open(Files.write(folder.resolve("file"), new byte[size]), StandardOpenOption.READ);
        CompletableFuture<Void> sent = new CompletableFuture<>();
        NetServer server = get(vertx.createNetServer()
                .connectHandler(socket -> new FileSending(
                                new Connection(vertx, (NetSocketInternal) socket, LOOPBACK, Linger.DEFAULT),
                                Buffer.buffer("header"),
                                new Opening.Opened(file, size),
                                new SingleBytes(),
                                new Rates(NO_LIMIT, NO_LIMIT))
                        .start()
                        .onSuccess(sent::complete)
                        .onFailure(sent::completeExceptionally))
                .listen(0, "127.0.0.1"));

        try (var client = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.actualPort()))) {
            sent.get(20, TimeUnit.SECONDS);
            assertThat(client.socket().getInputStream().readNBytes(6 + size)).hasSize(6 + size);
        }
    }

    /** Chunks of one byte. */
    private static final class SingleBytes implements FileChunks {
        private final FileChunks chunks = new ZeroCopyChunks();

        @Override
        public long maxBytes() {
            return 1;
        }

        @Override
        public Future<Object> chunk(FileChannel file, long from, long count) {
            return chunks.chunk(file, from, count);
        }
    }

    private NetSocketInternal closedSocket() throws Exception {
        CompletableFuture<NetSocketInternal> closed = new CompletableFuture<>();
        NetServer server = get(vertx.createNetServer()
                .connectHandler(socket -> socket.close().onComplete(end -> closed.complete((NetSocketInternal) socket)))
                .listen(0, "127.0.0.1"));
        SocketChannel.open(new InetSocketAddress("127.0.0.1", server.actualPort()))
                .close();
        return closed.get(20, TimeUnit.SECONDS);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
