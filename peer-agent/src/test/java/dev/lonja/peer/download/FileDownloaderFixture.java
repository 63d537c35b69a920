package dev.lonja.peer.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.download.target.Existing;
import dev.lonja.peer.download.target.FlushRule;
import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.peer.download.target.PartRecords;
import dev.lonja.peer.download.target.TargetChoice;
import dev.lonja.peer.download.target.TargetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Owners that follow a script, and a folder whose files are all checked. */
abstract class FileDownloaderFixture {
    static final Duration SHORT = Duration.ofMillis(100);
    static final Duration LONG = Duration.ofSeconds(10);
    static final String REMOTE = "/shared/file.bin";
    static final String EXISTING = "lonja.peer.download.existing";

    @TempDir
    Path folder;

    Path target;
    final DownloadCounters counters = new DownloadCounters();
    FileDownloader downloader;

    @TempDir
    Path dataFolder;

    @BeforeEach
    void chooseTarget() throws IOException {
        folder = folder.toRealPath();
        target = folder.resolve("target");
        downloader = downloader();
    }

    final Download fetch(ScriptedServer owner) {
        return downloader.fetch(owner.address(), REMOTE, target, DownloadProgress.NONE);
    }

    final Download fetch(ScriptedServer owner, String... settings) {
        return downloader(settings).fetch(owner.address(), REMOTE, target, DownloadProgress.NONE);
    }

    final Download fetch(ScriptedServer owner, DownloadTimeouts timeouts) {
        return new FileDownloader(
                        timeouts,
                        new TargetChoice(Existing.ASK, OverwriteQuestion.NOBODY),
                        new TargetFiles(FlushRule.REPLACING, records()),
                        counters)
                .fetch(owner.address(), REMOTE, target, DownloadProgress.NONE);
    }

    static DownloadTimeouts timeouts(Duration answer, Duration stall, Duration settle) {
        return new DownloadTimeouts(LONG, answer, stall, settle, MinimumRate.withPausesOf(LONG));
    }

    final void assertFailedWithoutTrace(Download download, String... reason) throws IOException {
        assertThat(download).isInstanceOf(Download.Failed.class);
        assertThat(((Download.Failed) download).reason()).contains(reason);
        assertThat(folderNames()).isEmpty();
    }

    final List<String> folderNames() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    final FileDownloader downloader(String... settings) {
        return new FileDownloader(Configs.of(DownloadConfig.class, settings), counters, records());
    }

    final PartRecords records() {
        return new PartRecords(new DataFolder(dataFolder));
    }

    static ScriptedServer sending(byte[] reply) {
        return new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write(reply);
        });
    }

    static ScriptedServer sendingAndStaying(byte[] reply) {
        return new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            socket.getOutputStream().write(reply);
            ScriptedServer.keepOpen(socket);
        });
    }

    static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
