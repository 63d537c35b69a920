package dev.lonja.peer.upload;

import static java.nio.file.StandardOpenOption.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.Configs;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.shared.OpenFile;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shared.SharedFileOpener;
import dev.lonja.peer.shared.SharedFileOpener.Opening;
import dev.lonja.peer.shared.SharedFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BoundedOpeningTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final BoundedOpening opening = new BoundedOpening(vertx, Duration.ofMillis(50));

    @AfterEach
    void closeVertx() throws Exception {
        get(vertx.close());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void givesUpOnAPipeAndFreesTheWorkerThatWaitsForItsOtherEnd() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        SharedFiles shared = new ShareStore(new DataFolder(folder.resolve("data"))).load("localhost:5500", "ana");
        shared.add(pipe.toString());
        var opener = new SharedFileOpener(shared, Configs.of(ShareConfig.class), false);
        CompletableFuture<FileChannel> opened = new CompletableFuture<>();

        Opening result = get(opening.run(
                () -> {
                    FileChannel channel = FileChannel.open(pipe, READ);
                    opened.complete(channel);
                    return new Opening.Opened(new OpenFile(channel, pipe, OpenFiles.key(pipe), false));
                },
                () -> {
                    opener.release(pipe.toString());
                    return null;
                }));

        assertThat(result).isEqualTo(new Opening.Unreadable("not opened within 50 ms"));
        FileChannel late = opened.get(20, TimeUnit.SECONDS);
        await().until(() -> !late.isOpen());
    }

    @Test
    void closesAFileThatIsOpenedTooLate() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        CountDownLatch givenUp = new CountDownLatch(1);
        FileChannel channel = FileChannel.open(file, READ);

        Opening result = get(opening.run(
                () -> {
                    givenUp.await();
                    return new Opening.Opened(new OpenFile(channel, file, OpenFiles.key(file), false));
                },
                () -> {
                    givenUp.countDown();
                    return null;
                }));

        assertThat(result).isInstanceOf(Opening.Unreadable.class);
        await().until(() -> !channel.isOpen());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
