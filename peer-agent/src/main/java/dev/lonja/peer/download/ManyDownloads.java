package dev.lonja.peer.download;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Downloads many files, a limited number at once.
 *
 * <p>Threads: the caller waits; the downloads run on threads that exist only during the call.
 */
public final class ManyDownloads {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("lonja-download-", 1).factory();

    private final FileDownloader downloader;
    private final int maxRunning;

    /** Downloads of which at most the configured number run at once. */
    public ManyDownloads(FileDownloader downloader, DownloadConfig config) {
        this.downloader = downloader;
        this.maxRunning = config.maxRunning();
        if (maxRunning < 1) {
            throw new IllegalArgumentException(
                    "lonja.peer.download.max-running is " + maxRunning + ", but must be at least 1");
        }
    }

    /**
     * Downloads all the files, even if some of them fail. {@link FileDownloader#cancelAll()} and an interrupt cancel the
     * running downloads, and the rest does not start.
     *
     * @return the result of each file, in the order of the list
     */
    public List<Download> fetch(List<WantedFile> wanted) throws InterruptedException {
        long cancellations = downloader.cancellations();
        List<Callable<Download>> downloads = wanted.stream()
                .<Callable<Download>>map(file -> () -> downloader.fetch(file, cancellations))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(maxRunning, THREADS)) {
            return pool.invokeAll(downloads).stream().map(Future::resultNow).toList();
        }
    }
}
