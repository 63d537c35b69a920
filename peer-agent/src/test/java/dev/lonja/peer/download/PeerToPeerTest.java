package dev.lonja.peer.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.upload.FileServerFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that downloads from itself. */
class PeerToPeerTest extends FileServerFixture {
    private final DownloadConfig config = Configs.of(DownloadConfig.class);
    private final FileDownloader downloader = new FileDownloader(config, new DownloadCounters());
    private final ManyDownloads many = new ManyDownloads(downloader, config);
    private InetSocketAddress owner;
    private Path copies;

    @BeforeEach
    void serve() throws IOException {
        owner = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.start(shared));
        copies = Files.createDirectory(folder.resolve("copies"));
    }

    @Test
    void carriesNamesOfEveryLegalCharacter() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String name : legalNames()) {
            files.add(publish(Files.writeString(folder.resolve(name), name)));
        }

        List<Download> ended = many.fetch(
                files.stream()
                        .map(file -> new ManyDownloads.Wanted(owner, file.toString(), copies))
                        .toList(),
                DownloadProgress.NONE);

        assertThat(ended).hasSize(files.size()).allMatch(download -> download instanceof Download.Done);
        for (Path file : files) {
            assertThat(copies.resolve(file.getFileName())).hasSameTextualContentAs(file);
        }
    }

    @Test
    void replacesNothingWhenAFileIsFetchedOverItself() throws IOException {
        byte[] content = content(3_000_000);
        Path file = publish(Files.write(folder.resolve("file"), content));

        assertThat(downloader.fetch(owner, file.toString(), file, DownloadProgress.NONE))
                .isEqualTo(new Download.Done(file, content.length));

        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void saysForEachOfManyWhatBecameOfIt() throws Exception {
        Path file = publish(Files.write(folder.resolve("file"), content(70_000)));

        List<Download> ended = many.fetch(
                List.of(
                        new ManyDownloads.Wanted(owner, file.toString(), copies),
                        new ManyDownloads.Wanted(owner, "/other", copies),
                        new ManyDownloads.Wanted(owner, file.toString(), copies.resolve("missing/x"))),
                DownloadProgress.NONE);

        assertThat(ended.get(0)).isEqualTo(new Download.Done(copies.resolve("file"), 70_000));
        assertThat(ended.get(1)).isInstanceOf(Download.NoSuchFile.class);
        assertThat(ended.get(2)).isInstanceOf(Download.Failed.class);
    }

    @Test
    void beginsNoOtherOfManyOnceTheyAreCancelled() throws Exception {
        Path huge = publish(sparse("huge", HUGE));
        List<ManyDownloads.Wanted> wanted = IntStream.range(0, 100)
                .mapToObj(number -> new ManyDownloads.Wanted(owner, huge.toString(), copies.resolve("copy-" + number)))
                .toList();

        List<Download> ended = many.fetch(wanted, (now, total) -> downloader.cancelAll());

        assertThat(ended)
                .hasSize(100)
                .allMatch(download -> download instanceof Download.Failed failed
                        && failed.reason().endsWith("cancelled"));
        assertThat(copies).isEmptyDirectory();
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
