package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
    private static final SendingRate NO_LIMIT = new SendingRate(0, System::nanoTime);

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeVertx() throws Exception {
        get(vertx.close());
    }

    @Test
    void failsAtTheFirstPieceWhenTheReaderIsGoneAlready() throws Exception {
        FileChannel file = FileChannel.open(Files.createFile(folder.resolve("file")), StandardOpenOption.READ);
        NetSocketInternal closed = closedSocket();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        vertx.runOnContext(here -> new FileSending(
                        vertx,
                        closed,
                        Buffer.buffer("header"),
                        file,
                        HUGE,
                        new ZeroCopyChunks(),
                        new SendingRates(NO_LIMIT, NO_LIMIT))
                .start()
                .onComplete(sent -> failure.complete(sent.cause())));

        assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        await().until(() -> !file.isOpen());
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
