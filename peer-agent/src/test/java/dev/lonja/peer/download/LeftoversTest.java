package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.upload.PeerClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What killed processes leave behind, and what the next start removes of it. */
class LeftoversTest extends FileDownloaderFixture {
    private static final byte[] HALF = "\000100\00012345".getBytes(UTF_8);

    /** What a kill leaves is what a running download has: a copy of both is taken, without the lock. */
    @Test
    void removesWhatAKilledProcessLeft() throws Exception {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        Path part;
        Path record;
        try (var owner = sendingAndStaying(HALF)) {
            var download = begin(owner.address(), killed.resolve("target"));
            part = only(killed);
            record = only(dataFolder.resolve("downloads"));
            Files.copy(part, folder.resolve("part"));
            Files.copy(record, folder.resolve("record"));
            downloader.close();
            download.get(10, TimeUnit.SECONDS);
        }
        assertThat(killed).isEmptyDirectory();
        assertThat(dataFolder.resolve("downloads")).isEmptyDirectory();
        Files.move(folder.resolve("part"), part, StandardCopyOption.ATOMIC_MOVE);
        Files.move(folder.resolve("record"), record, StandardCopyOption.ATOMIC_MOVE);
        Path own = Files.writeString(killed.resolve(".target.0123456789abcdef.part"), "of the user");

        records().removeLeftovers();

        assertThat(killed).isDirectoryContaining(own::equals);
        assertThat(part).doesNotExist();
        assertThat(record).doesNotExist();
    }

    @Test
    void leavesARunningDownloadAlone() throws Exception {
        try (var owner = sendingAndStaying(HALF)) {
            var download = begin(owner.address(), target);

            records().removeLeftovers();

            assertThat(folderNames()).singleElement().asString().endsWith(".part");
            downloader.close();
            download.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void removesOnlyPartFilesWhateverARecordNames() throws IOException {
        Path downloads = Files.createDirectories(dataFolder.resolve("downloads"));
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve(".x.0123456789abcdef.part"), precious);
        Path cut = Files.writeString(folder.resolve(".y.0123456789abcdef.part"), "not named to the end");
        Path record = Files.writeString(
                downloads.resolve("0.parts"), "\0" + precious + "\0relative.part\0\0" + link + "\0\0" + cut);

        records().removeLeftovers();

        assertThat(folderNames())
                .containsExactlyInAnyOrder(
                        "precious",
                        link.getFileName().toString(),
                        cut.getFileName().toString());
        assertThat(record).doesNotExist();
    }

    @Test
    void keepsTheRecordOfAPartOnADiskThatIsNotThere() throws IOException {
        Path downloads = Files.createDirectories(dataFolder.resolve("downloads"));
        Path part = folder.resolve("unmounted/.x.0123456789abcdef.part");
        Path record = Files.writeString(downloads.resolve("0.parts"), "\0" + part + "\0");

        records().removeLeftovers();
        assertThat(record).exists();

        Files.createDirectory(part.getParent());
        Files.createFile(part);
        records().removeLeftovers();

        assertThat(part).doesNotExist();
        assertThat(record).doesNotExist();
    }

    @Test
    void downloadsWithoutARecordWhenTheDataFolderCannotBeWritten() throws IOException {
        dataFolder = Files.writeString(dataFolder.resolve("file"), "no folder");
        try (var owner = sending(PeerClient.served("hello".getBytes(UTF_8)))) {
            assertThat(downloader().fetch(owner.address(), REMOTE, target, DownloadProgress.NONE))
                    .isEqualTo(new Download.Done(target, 5));
        }
    }

    private CompletableFuture<Download> begin(java.net.InetSocketAddress owner, Path to) throws Exception {
        var begun = new CompletableFuture<Void>();
        var download = CompletableFuture.supplyAsync(
                () -> downloader.fetch(owner, REMOTE, to, (now, total) -> begun.complete(null)));
        begun.get(10, TimeUnit.SECONDS);
        return download;
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().getFirst();
        }
    }
}
