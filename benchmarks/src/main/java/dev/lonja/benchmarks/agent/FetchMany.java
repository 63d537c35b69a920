package dev.lonja.benchmarks.agent;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.DownloadConfig;
import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.download.ManyDownloads;
import dev.lonja.peer.download.WantedFile;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The agent's downloads in a process of their own: downloads the files of a list from an owner on this machine, several times,
 * each time into a new folder, and prints the seconds of each time.
 */
public final class FetchMany {
    private FetchMany() {}

    /** Arguments: the owner's port, the file with the list of paths, the folder, the number of times. */
    public static void main(String[] arguments) throws Exception {
        DownloadConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultSources()
                .withMapping(DownloadConfig.class)
                .build()
                .getConfigMapping(DownloadConfig.class);
        var owner = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        List<String> paths = Files.readAllLines(Path.of(arguments[1]));
        var downloads = new ManyDownloads(new FileDownloader(config, new DownloadCounters()), config);
        for (int time = 0; time < Integer.parseInt(arguments[3]); time++) {
            Path folder = Files.createDirectory(Path.of(arguments[2], "fetched-" + time));
            List<WantedFile> wanted = paths.stream()
                    .map(path -> new WantedFile(owner, path, folder, DownloadProgress.NONE))
                    .toList();
            long begin = System.nanoTime();
            List<Download> ended = downloads.fetch(wanted);
            double seconds = (System.nanoTime() - begin) / 1e9;
            require(ended, folder);
            System.out.println(seconds);
        }
    }

    private static void require(List<Download> ended, Path folder) throws IOException {
        for (Download download : ended) {
            if (!(download instanceof Download.Done)) {
                throw new IOException("not fetched: " + download);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.count() != ended.size()) {
                throw new IOException("not every file is in " + folder);
            }
        }
    }
}
