package dev.lonja.peer.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.Configs;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.target.PartRecords;
import dev.lonja.peer.upload.FileServerFixture;
import dev.lonja.protocol.ClassicPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that downloads from itself. */
class PeerToPeerTest extends FileServerFixture {
    private final DownloadCounters counters = new DownloadCounters();
    private FileDownloader downloader;
    private ManyDownloads many;
    private InetSocketAddress owner;
    private Path copies;

    @BeforeEach
    void serve() throws IOException {
        owner = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.start(shared));
        copies = Files.createDirectory(folder.resolve("copies"));
        downloader = downloader();
        many = new ManyDownloads(downloader);
    }

    @Test
    void carriesNamesOfEveryLegalCharacter() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String name : legalNames()) {
            files.add(publish(Files.writeString(folder.resolve(name), name)));
        }

        List<Download> ended = many.fetch(files.stream()
                .map(file -> wanted(ClassicPath.encode(file.toString()), copies))
                .toList());

        assertThat(ended).hasSize(files.size()).allMatch(download -> download instanceof Download.Done);
        for (Path file : files) {
            assertThat(copies.resolve(file.getFileName())).hasSameTextualContentAs(file);
        }
    }

    @Test
    void replacesNothingWhenAFileIsFetchedOverItself() throws IOException {
        byte[] content = content(3_000_000);
        Path file = publish(Files.write(folder.resolve("file"), content));

        FileDownloader overwriting = downloader("lonja.peer.download.existing", "overwrite");
        assertThat(overwriting.fetch(owner, file.toString(), file, DownloadProgress.NONE))
                .isEqualTo(new Download.Done(file, content.length));

        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void reportsTheResultOfEachFile() throws Exception {
        Path file = publish(Files.write(folder.resolve("file"), content(70_000)));

        List<Download> ended = many.fetch(List.of(
                wanted(file.toString(), copies),
                wanted("/other", copies),
                wanted(file.toString(), copies.resolve("missing/x"))));

        assertThat(ended.get(0)).isEqualTo(new Download.Done(copies.resolve("file"), 70_000));
        assertThat(ended.get(1)).isInstanceOf(Download.NoSuchFile.class);
        assertThat(ended.get(2)).isInstanceOf(Download.Failed.class);
    }

    @Test
    void writesOneFileOfACommandToATargetOnly() throws Exception {
        Path first = publish(Files.writeString(folder.resolve("first"), "first"));
        Path second = publish(Files.writeString(folder.resolve("second"), "second"));
        Files.createSymbolicLink(copies.resolve("second"), Files.writeString(copies.resolve("first"), "old"));
        var overwriting = new ManyDownloads(downloader("lonja.peer.download.existing", "overwrite"));

        List<Download> ended =
                overwriting.fetch(List.of(wanted(first.toString(), copies), wanted(second.toString(), copies)));

        assertThat(ended).filteredOn(Download.Done.class::isInstance).hasSize(1);
        assertThat(ended)
                .filteredOn(Download.Failed.class::isInstance)
                .singleElement()
                .asString()
                .contains("another file of this command goes there");
        assertThat(Files.readString(copies.resolve("first"))).isIn("first", "second");
    }

    @Test
    void takesASameNamedFolderInTheFolderForNoTarget() throws Exception {
        Path file = publish(Files.writeString(folder.resolve("file"), "content"));
        Path inTheWay = Files.createDirectory(copies.resolve("file"));

        assertThat(many.fetch(List.of(wanted(file.toString(), copies))))
                .singleElement()
                .asString()
                .contains(inTheWay + " is a folder");
        assertThat(inTheWay).isEmptyDirectory();
    }

    @Test
    void startsNoFurtherDownloadOnceTheyAreCancelled() throws Exception {
        Path huge = publish(huge());
        var batch = new DownloadBatch();
        List<WantedFile> wanted = copiesOf(huge, 100, (now, total) -> batch.cancel());

        List<Download> ended = many.run(many.prepare(wanted, batch));

        assertThat(ended)
                .hasSize(100)
                .allMatch(download -> download instanceof Download.Failed failed
                        && failed.reason().endsWith("cancelled"));
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void runsNoMoreDownloadsAtOnceThanItMay() throws Exception {
        Path file = publish(sparse("file", 3 << 20));
        var limited = new ManyDownloads(downloader, 2);
        var mostRunning = new AtomicLong();
        List<WantedFile> wanted = copiesOf(
                file,
                12,
                (now, total) -> mostRunning.accumulateAndGet(counters.snapshot().downloadsRunning(), Math::max));

        List<Download> ended = limited.fetch(wanted);

        assertThat(ended).hasSize(12).allMatch(download -> download instanceof Download.Done);
        assertThat(mostRunning.get()).isEqualTo(2);
    }

    @Test
    void cancelsTheRunningDownloadsWhenTheCallerIsInterrupted() throws Exception {
        Path huge = publish(huge());
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> many.fetch(copiesOf(huge, 20, (now, total) -> caller.interrupt())))
                .isInstanceOf(InterruptedException.class);

        Thread.interrupted(); // It was interrupted more than once.
        assertThat(copies).isEmptyDirectory();
        assertThat(counters.snapshot().downloadsRunning()).isZero();
    }

    @Test
    void cancelsNoDownloadOfAnotherBatch() throws Exception {
        Path file = publish(sparse("file", 3 << 20));
        var other = new DownloadBatch();
        List<WantedFile> wanted = copiesOf(file, 3, (now, total) -> other.cancel());

        List<Download> ended = many.run(many.prepare(wanted, new DownloadBatch()));

        assertThat(ended).hasSize(3).allMatch(download -> download instanceof Download.Done);
    }

    private FileDownloader downloader(String... settings) {
        var records = new PartRecords(new DataFolder(folder.resolve("data")));
        return new FileDownloader(Configs.of(DownloadConfig.class, settings), counters, records);
    }

    private WantedFile wanted(String path, Path target) {
        return new WantedFile(owner, path, target, DownloadProgress.NONE);
    }

    private List<WantedFile> copiesOf(Path file, int count, DownloadProgress progress) {
        return IntStream.range(0, count)
                .mapToObj(number -> new WantedFile(owner, file.toString(), copies.resolve("copy-" + number), progress))
                .toList();
    }

    /** Every character of the basic plane that a path may contain, some other characters, and unusual names. */
    private static List<String> legalNames() {
        List<String> names = new ArrayList<>(List.of("-rf", "~", "$HOME", "`x`", "%2F%00", "..x", "\\", "😀𝕏", "*"));
        StringBuilder name = new StringBuilder();
        for (int character = '!'; character < Character.MIN_SURROGATE; character += character < 0x3000 ? 1 : 97) {
            if (!Character.isWhitespace(character)
                    && !Character.isSpaceChar(character)
                    && !Character.isISOControl(character)
                    && character != '/') {
                name.appendCodePoint(character);
            }
            if (name.length() >= 40) {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        return names;
    }
}
