package dev.lonja.peer.download;

import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches files from other peers.
 *
 * <p>Threads: a download blocks the one that asks for it, any number at once; {@link #cancelAll()} and {@link #close()}
 * may come from any.
 */
@Singleton
public final class FileDownloader {
    private static final int CANCEL_SECONDS = 5;

    private record UnderWay(PeerSocket socket, CountDownLatch ended) {}

    private final DownloadTimeouts timeouts;
    private final FlushRule flush;
    private final DownloadCounters counters;
    private final Deque<DownloadBuffers> unused = new ConcurrentLinkedDeque<>();
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicLong cancellations = new AtomicLong();
    private volatile boolean closed;

    /** A downloader without a download. */
    @Inject
    public FileDownloader(DownloadConfig config, DownloadCounters counters) {
        this(DownloadTimeouts.of(config), config.flush(), counters);
    }

    FileDownloader(DownloadTimeouts timeouts, FlushRule flush, DownloadCounters counters) {
        this.timeouts = timeouts;
        this.flush = flush;
        this.counters = counters;
    }

    /** Fetches what the owner published under {@code remotePath} into {@code target}, a file or a folder. */
    public Download fetch(InetSocketAddress owner, String remotePath, Path target, DownloadProgress progress) {
        counters.downloadsRunning.increment();
        Download download = tryToFetch(owner, remotePath, target, progress);
        counters.downloadsRunning.decrement();
        switch (download) {
            case Download.Done(Path file, long sizeBytes) -> {
                counters.downloadsDone.increment();
                counters.downloadedBytes.add(sizeBytes);
            }
            case Download.NoSuchFile none -> counters.downloadsFailed.increment();
            case Download.Failed failed -> counters.downloadsFailed.increment();
        }
        return download;
    }

    private Download tryToFetch(InetSocketAddress owner, String remotePath, Path target, DownloadProgress progress) {
        try {
            var request = new Request.GetFile(remotePath);
            Path file = DownloadTarget.choose(target, remotePath);
            return fetch(owner, request, file, progress);
        } catch (DownloadException | InvalidFieldException failure) {
            return new Download.Failed(String.valueOf(failure.getMessage()));
        } catch (IOException failure) {
            return new Download.Failed("cannot write " + target + ": " + failure.getMessage());
        }
    }

    private Download fetch(InetSocketAddress owner, Request.GetFile request, Path file, DownloadProgress progress)
            throws DownloadException, IOException {
        DownloadBuffers free = unused.pollFirst();
        DownloadBuffers gear = free == null ? DownloadBuffers.create() : free;
        try (PeerSocket socket = new PeerSocket(owner, gear.selector())) {
            return fetch(socket, gear.buffer().clear(), request, file, progress);
        } finally {
            unused.addFirst(gear);
        }
    }

    private Download fetch(
            PeerSocket socket, ByteBuffer buffer, Request.GetFile request, Path file, DownloadProgress progress)
            throws DownloadException, IOException {
        var download = new UnderWay(socket, new CountDownLatch(1));
        underWay.add(download);
        try {
            if (closed) {
                socket.cancel();
            }
            return new FileReceiving(timeouts, flush, socket, buffer, progress).run(request, file);
        } finally {
            underWay.remove(download);
            download.ended().countDown();
        }
    }

    /** Ends the downloads under way. */
    public void cancelAll() {
        cancellations.incrementAndGet();
        underWay.forEach(download -> download.socket().cancel());
    }

    /** Grows with every {@link #cancelAll()}, so that those who have more to fetch notice. */
    long cancellations() {
        return cancellations.get();
    }

    /** Ends the downloads under way and refuses new ones; waits until nothing is left of them. */
    public void close() throws InterruptedException {
        closed = true;
        for (UnderWay download : underWay) {
            download.socket().cancel();
            download.ended().await(CANCEL_SECONDS, TimeUnit.SECONDS);
        }
        for (DownloadBuffers gear = unused.pollFirst(); gear != null; gear = unused.pollFirst()) {
            gear.close();
        }
    }
}
