package dev.lonja.peer.upload.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.shared.OpenFile;
import dev.lonja.transport.Connection;
import dev.lonja.transport.HostAddress;
import dev.lonja.transport.Linger;
import dev.lonja.transport.Rate;
import dev.lonja.transport.Rates;
import io.netty.buffer.Unpooled;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSendingTest {
    private static final int SIZE = 20_000;
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
        OpenFile file = openFile();
        NetSocketInternal closed = closedSocket();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        vertx.runOnContext(here -> sending(closed, file, new ZeroCopyChunks(new ReadChunks(vertx)))
                .start()
                .onComplete(sent -> failure.complete(sent.cause())));

        assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        await().until(() -> !file.channel().isOpen());
    }

    /** A chunk that the system takes whole is followed by the next one at once: that must not nest deeper with every chunk. */
    @Test
    void sendsAnyNumberOfChunksThatAreTakenAtOnce() throws Exception {
        OpenFile file = openFile();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        NetServer server = get(vertx.createNetServer()
                .connectHandler(socket -> sending((NetSocketInternal) socket, file, new SingleBytes())
                        .start()
                        .onSuccess(sent::complete)
                        .onFailure(sent::completeExceptionally))
                .listen(0, "127.0.0.1"));

        try (var client = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.actualPort()))) {
            sent.get(20, TimeUnit.SECONDS);
            assertThat(client.socket().getInputStream().readNBytes(6 + SIZE)).hasSize(6 + SIZE);
        }
    }

    /** Chunks of one byte. */
    private static final class SingleBytes implements FileChunks {
        @Override
        public long maxBytes(OpenFile file, long from) {
            return 1;
        }

        @Override
        public Future<Object> chunk(OpenFile file, long from, long count) {
            return Future.succeededFuture(Unpooled.wrappedBuffer(new byte[(int) count]));
        }
    }

    private OpenFile openFile() throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[SIZE]);
        return new OpenFile(
                FileChannel.open(path, StandardOpenOption.READ),
                path,
                Files.readAttributes(path, BasicFileAttributes.class).fileKey(),
                false);
    }

    private FileSending sending(NetSocketInternal socket, OpenFile file, FileChunks chunks) {
        var connection = new Connection(socket, LOOPBACK, Linger.DEFAULT);
        return new FileSending(connection, Buffer.buffer("header"), file, chunks, new Rates(NO_LIMIT, NO_LIMIT));
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
