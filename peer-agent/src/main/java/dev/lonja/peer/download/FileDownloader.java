package dev.lonja.peer.download;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.dialect.PeerDialects;
import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.peer.download.target.PartRecords;
import dev.lonja.peer.download.target.Target;
import dev.lonja.peer.download.target.TargetChoice;
import dev.lonja.peer.download.target.TargetException;
import dev.lonja.peer.download.target.TargetFiles;
import dev.lonja.peer.download.target.TargetWriter;
import dev.lonja.peer.failure.Reasons;
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

/**
 * Downloads files from other peers.
 *
 * <p>Threads: a download blocks the thread that asks for it, and any number may run at once; {@link #close()} is
 * safe from any thread.
 */
public final class FileDownloader {
    private static final int CLOSE_SECONDS = 5;

    /** A file to download, and where it goes. */
    record Chosen(WantedFile wanted, Target target) {}

    private record Running(PeerSocket socket, TargetWriter writer, CountDownLatch ended) {
        void cancel() {
            socket.cancel();
            writer.cancel();
        }
    }

    private final DownloadTimeouts timeouts;
    private final TargetChoice choice;
    private final TargetFiles targets;
    private final DownloadCounters counters;
    private final PeerDialects dialects = new PeerDialects();
    private final Deque<DownloadBuffers> unusedBuffers = new ConcurrentLinkedDeque<>();
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A downloader that asks nobody whether it may replace a file. */
    public FileDownloader(DownloadConfig config, DownloadCounters counters, PartRecords records) {
        this(config, counters, records, OverwriteQuestion.NOBODY);
    }

    /** A downloader with nothing to do. */
    public FileDownloader(
            DownloadConfig config, DownloadCounters counters, PartRecords records, OverwriteQuestion question) {
        this(
                DownloadTimeouts.of(config),
                new TargetChoice(config.existing(), question),
                new TargetFiles(config.flush(), records),
                counters);
    }

    FileDownloader(DownloadTimeouts timeouts, TargetChoice choice, TargetFiles targets, DownloadCounters counters) {
        this.timeouts = timeouts;
        this.choice = choice;
        this.targets = targets;
        this.counters = counters;
    }

    /** Downloads what the owner published under {@code remotePath} to {@code target}, a file or a folder. */
    public Download fetch(InetSocketAddress owner, String remotePath, Path target, DownloadProgress progress) {
        return fetch(new WantedFile(owner, remotePath, target, progress), new DownloadBatch());
    }

    Download fetch(WantedFile wanted, DownloadBatch batch) {
        try {
            return fetch(choose(wanted), batch);
        } catch (TargetException refused) {
            return refuse(refused.getMessage());
        }
    }

    /** Whether {@link #choose} may ask the user. */
    boolean mayAsk() {
        return choice.mayAsk();
    }

    /** Chooses where the file goes, on the thread of the caller: the user may be asked. */
    Chosen choose(WantedFile wanted) throws TargetException {
        return new Chosen(wanted, choice.choose(wanted.target().path(), wanted.remotePath()));
    }

    /** A download that does not begin, for that reason. */
    Download refuse(String reason) {
        counters.downloadsFailed.increment();
        return new Download.Failed(reason);
    }

    /** Downloads the file, unless the batch is cancelled. */
    Download fetch(Chosen chosen, DownloadBatch batch) {
        counters.downloadsRunning.increment();
        Download download = tryToFetch(chosen, batch);
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

    private Download tryToFetch(Chosen chosen, DownloadBatch batch) {
        try {
            return fetch(chosen, new Request.GetFile(chosen.wanted().remotePath()), batch);
        } catch (DownloadException | TargetException failure) {
            return new Download.Failed(String.valueOf(failure.getMessage()));
        } catch (InvalidFieldException invalid) {
            return new Download.Failed(text(invalid.reason()));
        } catch (IOException failure) {
            Path path = chosen.target().path();
            Object target = path.equals(TargetChoice.STANDARD_OUTPUT) ? text("standard output") : path;
            return new Download.Failed(text("cannot write %s: %s", target, Reasons.of(failure)));
        }
    }

    private Download fetch(Chosen chosen, Request.GetFile request, DownloadBatch batch)
            throws DownloadException, TargetException, IOException {
        WantedFile wanted = chosen.wanted();
        DownloadBuffers unused = unusedBuffers.pollFirst();
        DownloadBuffers buffers = unused == null ? DownloadBuffers.create() : unused;
        try (PeerSocket socket = new PeerSocket(wanted.owner(), buffers.selector())) {
            var download = new Running(socket, targets.writer(chosen.target()), new CountDownLatch(1));
            Runnable cancel = download::cancel;
            running.add(download);
            batch.begin(cancel);
            try (TargetWriter writer = download.writer()) {
                // Checked after the download is in the set: a later close() finds it there.
                if (closed) {
                    download.cancel();
                }
                ByteBuffer buffer = buffers.buffer().clear();
                return new FileReceiving(timeouts, socket, buffer, wanted.progress(), writer)
                        .run(request, dialects.of(wanted.owner()));
            } finally {
                batch.end(cancel);
                running.remove(download);
                download.ended().countDown();
            }
        } finally {
            unusedBuffers.addFirst(buffers);
        }
    }

    /** Cancels the running downloads and refuses new ones; waits until their temporary files are removed. */
    public void close() throws InterruptedException {
        closed = true;
        for (Running download : running) {
            download.cancel();
            download.ended().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
        for (DownloadBuffers buffers = unusedBuffers.pollFirst();
                buffers != null;
                buffers = unusedBuffers.pollFirst()) {
            buffers.close();
        }
    }
}
