package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.upload.PeerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Disks and folders that fail during a download. */
class DamagedTargetTest extends FileDownloaderFixture {
    private static final int DISK_BYTES = 1 << 20;

    @Test
    void failsWhenTheFolderOfTheTargetVanishesInTheMiddle() throws IOException {
        Path vanishing = Files.createDirectory(folder.resolve("vanishing"));
        try (var owner = sending(PeerClient.served(content(3_000_000)))) {
            Download download = downloader.fetch(
                    owner.address(), REMOTE, vanishing.resolve("target"), (now, total) -> remove(vanishing));

            assertFailedWithoutTrace(download, "cannot write " + vanishing.resolve("target"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Not even root can create a file there.
    void failsWhenTheTargetIsNotWritable() throws IOException {
        try (var owner = sending(PeerClient.served(content(5)))) {
            Download download = downloader.fetch(owner.address(), REMOTE, Path.of("/sys/lonja"), DownloadProgress.NONE);

            assertFailedWithoutTrace(download, "cannot write /sys/lonja");
        }
    }

    /** /dev/full replaces the partial file on systems where no small disk can be mounted. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingOnADiskThatFillsUpInTheMiddle() throws Exception {
        if (run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "lonja-test", folder.toString()) != 0) {
            assertThat(Path.of("/dev/full")).isWritable();
            assertThat(catchWriteTo(Path.of("/dev/full"))).contains("No space left");
            return;
        }
        try {
            Files.writeString(target, "precious");
            // The announced size fits at first; then another file fills the disk.
            Path other = folder.resolve("other");
            try (var owner = sending(PeerClient.served(content(DISK_BYTES - 100_000)))) {
                Download download = downloader(EXISTING, "overwrite")
                        .fetch(owner.address(), REMOTE, target, (now, total) -> fill(other));

                assertThat(download).isInstanceOf(Download.Failed.class);
                assertThat(((Download.Failed) download).reason()).contains("cannot write", "No space left");
            }
            assertThat(folderNames()).containsExactlyInAnyOrder("target", "other");
            assertThat(target).hasContent("precious");
        } finally {
            assertThat(run("umount", folder.toString())).isZero();
        }
    }

    @Test
    void leavesNothingWhenTheOwnerResetsTheConnection() throws IOException {
        try (var owner = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write("\000100\00012345".getBytes(UTF_8));
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        })) {
            assertFailedWithoutTrace(fetch(owner), "peer 127.0.0.1:" + owner.port());
        }
    }

    @Test
    void countsWhatItFetchesAndWhatFails() throws IOException {
        try (var owner = sending(PeerClient.served(content(5)));
                var without = sending(new byte[] {1})) {
            fetch(owner);
            fetch(without);
        }

        assertThat(counters.snapshot().downloadsDone()).isEqualTo(1);
        assertThat(counters.snapshot().downloadsFailed()).isEqualTo(1);
        assertThat(counters.snapshot().downloadsRunning()).isZero();
        assertThat(counters.snapshot().downloadedBytes()).isEqualTo(5);
    }

    private static String catchWriteTo(Path file) {
        try {
            Files.write(file, new byte[1]);
            return "written";
        } catch (IOException full) {
            return String.valueOf(full.getMessage());
        }
    }

    private static void fill(Path file) {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            // The test expects this.
        }
    }

    private static void remove(Path directory) {
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (java.nio.file.NoSuchFileException removed) {
            // An earlier call has done it.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
