package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.upload.PeerClient;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads to targets that are not regular files: they are written to, never replaced. */
class SpecialTargetTest extends FileDownloaderFixture {
    private static final byte[] HELLO = PeerClient.served("hello".getBytes(UTF_8));

    @Test
    void writesToAFifo() throws Exception {
        makeFifo();
        var reader = supply(() -> read(target));
        try (var owner = sending(PeerClient.served(content(200_000)))) {
            assertThat(supply(() -> fetch(owner)).get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Download.Done(target, 200_000));
        }

        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(content(200_000));
        assertIsFifo();
    }

    @Test
    void canBeCancelledWhileNobodyReadsTheFifo() throws Exception {
        makeFifo();
        try (var owner = sending(HELLO)) {
            var batch = new DownloadBatch();
            var wanted = new WantedFile(owner.address(), REMOTE, target, DownloadProgress.NONE);
            var download = supply(() -> downloader.fetch(wanted, batch));
            await().until(() -> counters.snapshot().downloadsRunning() == 1);
            batch.cancel();

            assertThat(download.get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Download.Failed("cannot write " + target + ": cancelled"));
        }
        assertIsFifo();
        open(target).close();
    }

    @Test
    void canBeCancelledWhileTheReaderOfTheFifoReadsNothing() throws Exception {
        makeFifo();
        var begun = new CompletableFuture<Void>();
        var opened = supply(() -> open(target));
        try (var owner = sending(PeerClient.served(content(3_000_000)))) {
            var batch = new DownloadBatch();
            var wanted = new WantedFile(owner.address(), REMOTE, target, (now, total) -> begun.complete(null));
            var download = CompletableFuture.supplyAsync(() -> downloader.fetch(wanted, batch));
            begun.get(10, TimeUnit.SECONDS);
            batch.cancel();

            assertThat(download.get(10, TimeUnit.SECONDS)).isInstanceOf(Download.Failed.class);
        }
        opened.get().close();
    }

    @Test
    void writesToASocket() throws Exception {
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(target));
            try (var owner = sending(HELLO)) {
                assertThat(fetch(owner)).isEqualTo(new Download.Done(target, 5));
            }
            try (var reader = listener.accept()) {
                assertThat(Channels.newInputStream(reader).readAllBytes())
                        .asString()
                        .isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev/full"})
    @EnabledOnOs(OS.LINUX)
    void writesToADevice(String device) throws IOException {
        Path path = Path.of(device);
        Object before = Files.getAttribute(path, "unix:ino");
        try (var owner = sending(HELLO)) {
            Download download = downloader.fetch(owner.address(), REMOTE, path, DownloadProgress.NONE);

            assertThat(download)
                    .isEqualTo(
                            device.equals("/dev/null")
                                    ? new Download.Done(path, 5)
                                    : new Download.Failed("cannot write /dev/full: No space left on device"));
        }
        assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(before);
    }

    /** The same way as {@code /dev/stdout}, whose file is that of the whole test. */
    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/fd/", "/dev/fd/"})
    @EnabledOnOs(OS.LINUX)
    void writesToAnOpenFileBehindWhatIsInIt(String descriptors) throws IOException {
        try (var open = new FileOutputStream(target.toFile());
                var owner = sending(HELLO)) {
            open.write("before ".getBytes(UTF_8));
            Path path = Path.of(descriptors + numberOf(target));
            Path link = Files.createSymbolicLink(folder.resolve("link"), path);

            for (Path each : List.of(path, link)) {
                assertThat(downloader.fetch(owner.address(), REMOTE, each, DownloadProgress.NONE))
                        .isInstanceOf(Download.Done.class);
            }
        }
        assertThat(target).hasContent("before hellohello");
        assertThat(folderNames()).containsExactlyInAnyOrder("target", "link");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void writesToNothingThatIsOpenForReadingOnlyOrNotAtAll() throws IOException {
        Files.writeString(target, "precious");
        try (var open = Files.newInputStream(target);
                var owner = sending(HELLO)) {
            Path readOnly = Path.of("/dev/fd/" + numberOf(target));
            assertThat(downloader.fetch(owner.address(), REMOTE, readOnly, DownloadProgress.NONE))
                    .isInstanceOfSatisfying(
                            Download.Failed.class,
                            failed -> assertThat(failed.reason()).contains("open for reading only"));
            assertThat(downloader.fetch(owner.address(), REMOTE, Path.of("/dev/fd/999999"), DownloadProgress.NONE))
                    .isInstanceOfSatisfying(
                            Download.Failed.class,
                            failed -> assertThat(failed.reason()).contains("descriptor 999999 is not open"));
            assertThat(open.read()).isEqualTo('p');
        }
        assertThat(target).hasContent("precious");
    }

    /** Runs the step on a thread of its own: the opening of a FIFO blocks. */
    private static <T> CompletableFuture<T> supply(Supplier<T> step) {
        return CompletableFuture.supplyAsync(step, Thread.ofPlatform().daemon()::start);
    }

    private static int numberOf(Path file) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(link -> leadsTo(link, file))
                    .mapToInt(link -> Integer.parseInt(link.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException closed) {
            return false;
        }
    }

    private void makeFifo() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", target.toString()).start().waitFor())
                .isZero();
    }

    private void assertIsFifo() throws IOException {
        assertThat((int) Files.getAttribute(target, "unix:mode") & 0170000).isEqualTo(0010000);
        assertThat(folderNames()).containsExactly("target");
    }

    private static java.io.InputStream open(Path fifo) {
        try {
            return Files.newInputStream(fifo);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static byte[] read(Path fifo) {
        try (var in = open(fifo)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
