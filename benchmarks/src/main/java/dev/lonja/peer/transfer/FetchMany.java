package dev.lonja.peer.transfer;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The agent's downloads in a process of their own: fetches the files whose paths a list names from an owner on the
 * loopback address, several times, into a new folder each time, and prints the seconds that each time took.
 */
public final class FetchMany {
    private FetchMany() {}

    /** Arguments: the owner's port, the list, the folder, how many times. */
    public static void main(String[] arguments) throws Exception {
        TransferConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultSources()
                .withMapping(TransferConfig.class)
                .build()
                .getConfigMapping(TransferConfig.class);
        var owner = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        List<String> paths = Files.readAllLines(Path.of(arguments[1]));
        var downloads = new ManyDownloads(new FileDownloader(config, new TransferCounters()), config);
        for (int time = 0; time < Integer.parseInt(arguments[3]); time++) {
            Path folder = Files.createDirectory(Path.of(arguments[2], "fetched-" + time));
            List<ManyDownloads.Wanted> wanted = paths.stream()
                    .map(path -> new ManyDownloads.Wanted(owner, path, folder))
                    .toList();
            long begin = System.nanoTime();
            List<Download> ended = downloads.fetch(wanted, TransferProgress.NONE);
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
