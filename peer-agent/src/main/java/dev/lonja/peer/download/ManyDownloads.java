package dev.lonja.peer.download;

import dev.lonja.peer.download.target.Target;
import dev.lonja.peer.download.target.TargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
        List<Callable<Download>> downloads = new ArrayList<>();
        Set<Path> taken = ConcurrentHashMap.newKeySet();
        for (WantedFile file : wanted) {
            // Questions come first, one after the other; what asks nobody need not wait for the choices of all others.
            downloads.add(
                    downloader.mayAsk()
                            ? begin(file, taken, cancellations)
                            : () -> begin(file, taken, cancellations).call());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(maxRunning, THREADS)) {
            return pool.invokeAll(downloads).stream().map(Future::resultNow).toList();
        }
    }

    /** Chooses the target here and now; the result does the rest. */
    private Callable<Download> begin(WantedFile file, Set<Path> taken, long cancellations) {
        try {
            FileDownloader.Chosen chosen = downloader.choose(file);
            Path path = chosen.target().path();
            if (taken.add(path)
                    || chosen.target() instanceof Target.NewFile(Path same, boolean isNumbered) && isNumbered) {
                return () -> downloader.fetch(chosen, cancellations);
            }
            return () -> downloader.refuse("cannot write " + path + ": another file of this command goes there");
        } catch (TargetException refused) {
            return () -> downloader.refuse(refused.getMessage());
        }
    }
}
