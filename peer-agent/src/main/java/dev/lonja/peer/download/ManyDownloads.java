package dev.lonja.peer.download;

import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fetches many files, several at once. Thread: the one that calls waits; the downloads have threads of their own. */
@Singleton
public final class ManyDownloads {
    /** One of the files: what the owner published under that path, and where it should go. */
    public record Wanted(InetSocketAddress owner, String remotePath, Path target) {}

    private final FileDownloader downloader;
    private final int maxRunning;

    /** Downloads of which as many run at once as the configuration says. */
    public ManyDownloads(FileDownloader downloader, DownloadConfig config) {
        this.downloader = downloader;
        this.maxRunning = config.maxRunning();
    }

    /**
     * Fetches them all, whatever becomes of any of them. {@link FileDownloader#cancelAll()} ends those that run, and the
     * others are not begun.
     *
     * @param progress watches all of them, from several threads
     * @return what became of each, in the order of the list
     */
    public List<Download> fetch(List<Wanted> wanted, DownloadProgress progress) throws InterruptedException {
        long cancellations = downloader.cancellations();
        List<Future<Download>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(maxRunning)) {
            for (Wanted file : wanted) {
                running.add(threads.submit(() -> downloader.cancellations() == cancellations
                        ? downloader.fetch(file.owner(), file.remotePath(), file.target(), progress)
                        : new Download.Failed("cancelled")));
            }
        }
        List<Download> ended = new ArrayList<>();
        for (Future<Download> download : running) {
            ended.add(result(download));
        }
        return ended;
    }

    private static Download result(Future<Download> download) throws InterruptedException {
        try {
            return download.get();
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException(unexpected.getCause());
        }
    }
}
