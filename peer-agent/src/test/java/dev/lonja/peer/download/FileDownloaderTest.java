package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.upload.PeerClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that succeed, and their targets. */
class FileDownloaderTest extends FileDownloaderFixture {
    private static final long FLUSH_STEP_BYTES = 64 << 20;
    private static final byte[] HELLO = PeerClient.served("hello".getBytes(UTF_8));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 524_287, 524_288, 1 << 20, 3_000_001})
    void putsTheWholeFileInPlace(int size) throws IOException {
        byte[] content = content(size);
        try (var owner = sending(PeerClient.served(content))) {
            assertThat(fetch(owner)).isEqualTo(new Download.Done(target, size));

            assertThat(target).hasBinaryContent(content);
            assertThat(folderNames()).containsExactly("target");
        }
    }

    @Test
    void takesAReplyThatComesByteByByte() throws IOException {
        byte[] content = content(300);
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            for (byte next : PeerClient.served(content)) {
                socket.getOutputStream().write(next);
            }
        })) {
            assertThat(fetch(owner)).isInstanceOf(Download.Done.class);

            assertThat(target).hasBinaryContent(content);
        }
    }

    @Test
    void asksForThePathAsItIs() throws Exception {
        var request = new CompletableFuture<List<String>>();
        try (var owner = new ScriptedServer(socket -> {
            request.complete(ScriptedServer.readStrings(socket, 2));
            socket.getOutputStream().write(1);
        })) {
            fetch(owner);

            assertThat(request.get(10, TimeUnit.SECONDS)).containsExactly("GET_FILE", REMOTE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void doesNotWaitForAnOwnerThatNeverCloses(int size) throws IOException {
        byte[] content = content(size);
        try (var owner = sendingAndStaying(PeerClient.served(content))) {
            Download download = fetch(owner, "lonja.peer.download.stall-timeout", "1h");

            assertThat(download).isInstanceOf(Download.Done.class);
            assertThat(target).hasBinaryContent(content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "replacing"})
    void putsNewAndReplacedFilesInPlaceUnderEveryFlushRule(String rule) throws IOException {
        try (var owner = sending(HELLO)) {
            fetch(owner, "lonja.peer.download.flush", rule);
            assertThat(target).hasContent("hello");
            Files.writeString(target, "older, and longer than the new one");

            fetch(owner, "lonja.peer.download.flush", rule, EXISTING, "overwrite");

            assertThat(target).hasContent("hello");
            assertThat(folderNames()).containsExactly("target");
        }
    }

    @Test
    void putsAFileInPlaceThatIsFlushedSeveralTimesWhileItArrives() throws IOException {
        byte[] block = content(1 << 20);
        int blocks = (int) (2 * FLUSH_STEP_BYTES / block.length) + 1;
        long size = (long) blocks * block.length;
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write(PeerClient.header(size));
            for (int sent = 0; sent < blocks; sent++) {
                socket.getOutputStream().write(block);
            }
        })) {
            assertThat(fetch(owner)).isEqualTo(new Download.Done(target, size));
        }

        try (InputStream copy = Files.newInputStream(target)) {
            for (int read = 0; read < blocks; read++) {
                assertThat(Arrays.equals(copy.readNBytes(block.length), block)).isTrue();
            }
            assertThat(copy.read()).isEqualTo(-1);
        }
    }

    @Test
    void keepsTheNameOfTheFileInAFolder() throws IOException {
        try (var owner = sending(HELLO)) {
            Download download = downloader.fetch(owner.address(), REMOTE, folder, DownloadProgress.NONE);

            assertThat(download).isEqualTo(new Download.Done(folder.resolve("file.bin"), 5));
            assertThat(folder.resolve("file.bin")).hasContent("hello");
        }
    }

    @Test
    void takesTheLongestNameThatAFileMayHave() throws IOException {
        Path longest = folder.resolve("ñ".repeat(127));
        try (var owner = sending(HELLO)) {
            downloader.fetch(owner.address(), REMOTE, longest, DownloadProgress.NONE);

            assertThat(longest).hasContent("hello");
        }
    }

    @Test
    void reportsItsProgress() throws IOException {
        List<Long> received = new ArrayList<>();
        try (var owner = sending(PeerClient.served(content(3_000_000)))) {
            downloader.fetch(owner.address(), REMOTE, target, (now, total) -> received.add(now));
        }

        assertThat(received).isSorted().hasSizeGreaterThan(2).last().isEqualTo(3_000_000L);
    }
}
