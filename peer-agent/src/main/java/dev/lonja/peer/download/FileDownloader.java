package dev.lonja.peer.download;

import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Request;
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
 * Downloads files from other peers.
 *
 * <p>Threads: a download blocks the thread that asks for it, and any number may run at once; {@link #cancelAll()} and
 * {@link #close()} are safe from any thread.
 */
public final class FileDownloader {
    private static final int CLOSE_SECONDS = 5;

    private record Running(PeerSocket socket, CountDownLatch ended) {}

    private final DownloadTimeouts timeouts;
    private final FlushRule flush;
    private final DownloadCounters counters;
    private final Deque<DownloadBuffers> unusedBuffers = new ConcurrentLinkedDeque<>();
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong cancellations = new AtomicLong();
    private volatile boolean closed;

    /** A downloader with nothing to do. */
    public FileDownloader(DownloadConfig config, DownloadCounters counters) {
        this(DownloadTimeouts.of(config), config.flush(), counters);
    }

    FileDownloader(DownloadTimeouts timeouts, FlushRule flush, DownloadCounters counters) {
        this.timeouts = timeouts;
        this.flush = flush;
        this.counters = counters;
    }

    /** Downloads what the owner published under {@code remotePath} to {@code target}, a file or a folder. */
    public Download fetch(InetSocketAddress owner, String remotePath, Path target, DownloadProgress progress) {
        return fetch(new WantedFile(owner, remotePath, target, progress), cancellations());
    }

    /** Downloads the file, unless {@link #cancellations()} is no longer {@code cancellationsBefore}. */
    Download fetch(WantedFile wanted, long cancellationsBefore) {
        counters.downloadsRunning.increment();
        Download download = tryToFetch(wanted, cancellationsBefore);
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

    private Download tryToFetch(WantedFile wanted, long cancellationsBefore) {
        try {
            var request = new Request.GetFile(wanted.remotePath());
            Path file = DownloadTarget.choose(wanted.target(), wanted.remotePath());
            return fetch(wanted, request, file, cancellationsBefore);
        } catch (DownloadException | InvalidFieldException failure) {
            return new Download.Failed(String.valueOf(failure.getMessage()));
        } catch (IOException failure) {
            return new Download.Failed("cannot write " + wanted.target() + ": " + failure.getMessage());
        }
    }

    private Download fetch(WantedFile wanted, Request.GetFile request, Path file, long cancellationsBefore)
            throws DownloadException, IOException {
        DownloadBuffers unused = unusedBuffers.pollFirst();
        DownloadBuffers buffers = unused == null ? DownloadBuffers.create() : unused;
        try (PeerSocket socket = new PeerSocket(wanted.owner(), buffers.selector())) {
            var download = new Running(socket, new CountDownLatch(1));
            running.add(download);
            try {
                // Checked after the download is in the set: a later cancelAll() finds it there.
                if (closed || cancellations.get() != cancellationsBefore) {
                    socket.cancel();
                }
                ByteBuffer buffer = buffers.buffer().clear();
                return new FileReceiving(timeouts, flush, socket, buffer, wanted.progress()).run(request, file);
            } finally {
                running.remove(download);
                download.ended().countDown();
            }
        } finally {
            unusedBuffers.addFirst(buffers);
        }
    }

    /** Cancels the running downloads. */
    public void cancelAll() {
        cancellations.incrementAndGet();
        running.forEach(download -> download.socket().cancel());
    }

    /** The number of {@link #cancelAll()} calls so far, by which a batch of downloads notices that it is cancelled. */
    long cancellations() {
        return cancellations.get();
    }

    /** Cancels the running downloads and refuses new ones; waits until their temporary files are removed. */
    public void close() throws InterruptedException {
        closed = true;
        for (Running download : running) {
            download.socket().cancel();
            download.ended().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        for (DownloadBuffers buffers = unusedBuffers.pollFirst();
                buffers != null;
                buffers = unusedBuffers.pollFirst()) {
            buffers.close();
        }
    }
}
