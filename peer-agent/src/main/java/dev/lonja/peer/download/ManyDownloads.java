package dev.lonja.peer.download;

import static dev.lonja.peer.text.Texts.text;

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
    /**
     * The most downloads of one command at once: enough that the waits of small files overlap, and few enough that an owner
     * serves others beside them.
     */
    static final int MAX_RUNNING = 8;

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("lonja-download-", 1).factory();

    private final FileDownloader downloader;
    private final int maxRunning;

    /** Downloads of which at most eight run at once. */
    public ManyDownloads(FileDownloader downloader) {
        this(downloader, MAX_RUNNING);
    }

    ManyDownloads(FileDownloader downloader, int maxRunning) {
        this.downloader = downloader;
        this.maxRunning = maxRunning;
    }

    /** Downloads that can begin: what had to be asked about their targets was asked. */
    public static final class Prepared {
        private final List<Callable<Download>> downloads;

        private Prepared(List<Callable<Download>> downloads) {
            this.downloads = List.copyOf(downloads);
        }
    }

    /** Downloads all the files, as {@link #prepare} and {@link #run} do. */
    public List<Download> fetch(List<WantedFile> wanted) throws InterruptedException {
        return run(prepare(wanted, new DownloadBatch()));
    }

    /** Prepares the downloads of that batch. The user may be asked about their targets. */
    public Prepared prepare(List<WantedFile> wanted, DownloadBatch batch) {
        List<Callable<Download>> downloads = new ArrayList<>();
        Set<Path> taken = ConcurrentHashMap.newKeySet();
        for (WantedFile file : wanted) {
            // Questions come first, one after the other; what asks nobody need not wait for the choices of all others.
            downloads.add(
                    downloader.mayAsk()
                            ? begin(file, taken, batch)
                            : () -> begin(file, taken, batch).call());
        }
        return new Prepared(downloads);
    }

    /**
     * Downloads all the files, even if some of them fail. When the batch is cancelled, or this thread is interrupted, the
     * running downloads are cancelled and the rest does not start.
     *
     * @return the result of each file, in the order of the list
     */
    public List<Download> run(Prepared prepared) throws InterruptedException {
        int threads = Math.clamp(prepared.downloads.size(), 1, maxRunning);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, THREADS)) {
            return pool.invokeAll(prepared.downloads).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** Chooses the target here and now; the result does the rest. */
    private Callable<Download> begin(WantedFile file, Set<Path> taken, DownloadBatch batch) {
        if (batch.isCancelled()) {
            return () -> downloader.refuse(text("cancelled"));
        }
        try {
            FileDownloader.Chosen chosen = downloader.choose(file);
            Path path = chosen.target().path();
            if (taken.add(path)
                    || chosen.target() instanceof Target.NewFile(Path same, boolean isNumbered) && isNumbered) {
                return () -> downloader.fetch(chosen, batch);
            }
            return () -> downloader.refuse(text("cannot write %s: another file of this command goes there", path));
        } catch (TargetException refused) {
            return () -> downloader.refuse(refused.getMessage());
        }
    }
}
