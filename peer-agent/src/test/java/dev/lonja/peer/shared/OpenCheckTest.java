package dev.lonja.peer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.failure.Reasons;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCheckTest {
    @TempDir
    Path folder;

    private Path root;
    private OpenCheck check;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root")).toRealPath();
        check = OpenCheck.of(() -> Optional.of(List.of(root)));
    }

    @Test
    void acceptsAFileAndALinkToOne() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "1");
        Path link = Files.createSymbolicLink(root.resolve("link"), file);

        assertThatCode(() -> check.require(file)).doesNotThrowAnyException();
        assertThatCode(() -> check.require(link)).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNotServed() throws IOException, InterruptedException {
        Path outside = Files.writeString(folder.resolve("outside"), "1");
        Path link = Files.createSymbolicLink(root.resolve("link"), outside);
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertRefused(outside, "outside of the share roots");
        assertRefused(link, "outside of the share roots");
        assertRefused(pipe, "not a regular file");
        assertRefused(root, "not a regular file");
        assertRefused(root.resolve("gone"), "no such file or folder");
        assertRefused(Path.of("/proc/self/status"), "not a file of a disk");
    }

    /** The real race cannot be arranged, so a thread opens the pipe as the check would have done. */
    @Test
    void endsAnOpeningThatBlocksAtAPipe() throws Exception {
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var opening = CompletableFuture.supplyAsync(() -> {
            try (FileChannel reading = FileChannel.open(pipe, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                return reading.isOpen();
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });

        while (!opening.isDone()) {
            NoFollow.release(pipe);
        }

        assertThat(opening).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> check.require(file))
                .isInstanceOf(IOException.class)
                .extracting(Reasons::of)
                .isEqualTo(reason);
    }
}
