package dev.lonja.peer.shell.background;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Agent;
import dev.lonja.peer.agent.Preparation;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.agent.Retrieval;
import dev.lonja.peer.console.DownloadRow;
import dev.lonja.protocol.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The downloads in the background of the command loop. A few run at the same time, the others wait; those that ended stay in the list for a
 * while.
 *
 * <p>Threads: the main thread begins and cancels them; {@link #close()} may be called from any.
 */
public final class BackgroundDownloads implements AutoCloseable {
    /** As many as one command may have files: what is typed by hand seldom has to wait. */
    private static final int MAX_RUNNING = 8;

    /** More than a person has in mind. */
    private static final int MAX_LISTED = 1000;

    /** To close a connection and to remove a part file takes no time, unless the disk is busy. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

    private final Agent agent;
    private final Ends ends;
    private final Map<Integer, BackgroundDownload> downloads = new TreeMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            MAX_RUNNING,
            Thread.ofPlatform().daemon().name("lonja-background-", 1).factory());
    private int lastNumber;
    private volatile boolean isClosed;

    /** Hears how downloads end, on their threads. */
    @FunctionalInterface
    public interface Ends {
        /** The download with that number has ended. */
        void ended(int number, Result result);
    }

    /** What has become of a download that should begin. */
    public sealed interface Begun {
        /** It runs or waits, with that number. */
        record Running(int number) implements Begun {}

        /** It does not begin. */
        record Refused(Result result) implements Begun {}
    }

    /** What has become of a download that should be cancelled. */
    public enum Cancelled {
        CANCELLED,
        OVER_ALREADY,
        NO_SUCH_DOWNLOAD
    }

    /** No downloads yet. */
    public BackgroundDownloads(Agent agent, Ends ends) {
        this.agent = agent;
        this.ends = ends;
    }

    /** Finds the files, chooses their targets on this thread, and fetches them on another one. */
    public Begun begin(Action.GetFile action) {
        if (action.isToStandardOutput()) {
            return refused(
                    text("standard output has the answers of the loop, so a download to it cannot run beside it"));
        }
        if (!makeRoom()) {
            return refused(text("%d downloads wait or run; CANCEL one, or wait for its end", MAX_LISTED));
        }
        var download = new BackgroundDownload(lastNumber + 1, action);
        return switch (agent.prepare(action, download.order())) {
            case Preparation.Ended(Result result) -> new Begun.Refused(result);
            case Preparation.Ready(Retrieval retrieval) -> begin(download, retrieval);
        };
    }

    /** All downloads that are listed, the oldest first. */
    public synchronized List<DownloadRow> rows() {
        return downloads.values().stream().map(BackgroundDownload::row).toList();
    }

    /** The number of downloads that run or wait. */
    public synchronized int pending() {
        return (int) downloads.values().stream()
                .filter(download -> !download.state().isOver())
                .count();
    }

    /** Cancels a download, and waits until nothing of it remains. Its end is not reported. */
    public Cancelled cancel(int number) {
        BackgroundDownload download = find(number);
        if (download == null) {
            return Cancelled.NO_SUCH_DOWNLOAD;
        }
        if (download.state().isOver()) {
            return Cancelled.OVER_ALREADY;
        }
        download.cancel();
        try {
            download.awaitEnd(CLOSE_TIME);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return download.state() == BackgroundDownload.State.CANCELLED ? Cancelled.CANCELLED : Cancelled.OVER_ALREADY;
    }

    /** Waits until all downloads have ended. */
    public void await() throws InterruptedException {
        threads.shutdown();
        while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
            // The downloader bounds the time of each download.
        }
    }

    /** Cancels all downloads, and reports no further end. */
    @Override
    public void close() {
        isClosed = true;
        for (BackgroundDownload download : all()) {
            download.cancel();
        }
        threads.shutdown();
        try {
            threads.awaitTermination(CLOSE_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Begun begin(BackgroundDownload download, Retrieval retrieval) {
        synchronized (this) {
            lastNumber = download.number();
            downloads.put(lastNumber, download);
        }
        try {
            threads.execute(() -> run(download, retrieval));
            return new Begun.Running(download.number());
        } catch (RejectedExecutionException closed) {
            download.cancel();
            return refused(text("the agent is about to end"));
        }
    }

    private void run(BackgroundDownload download, Retrieval retrieval) {
        if (!download.begin()) {
            return;
        }
        Result result;
        try {
            result = retrieval.run();
        } catch (RuntimeException | Error broken) {
            download.fail();
            throw broken;
        }
        download.end(result);
        if (!isClosed && download.state() != BackgroundDownload.State.CANCELLED) {
            ends.ended(download.number(), result);
        }
    }

    /** Forgets the oldest downloads that have ended. Returns whether there is room for another one. */
    private synchronized boolean makeRoom() {
        Iterator<BackgroundDownload> oldestFirst = downloads.values().iterator();
        while (downloads.size() >= MAX_LISTED && oldestFirst.hasNext()) {
            if (oldestFirst.next().state().isOver()) {
                oldestFirst.remove();
            }
        }
        return downloads.size() < MAX_LISTED;
    }

    private synchronized @Nullable BackgroundDownload find(int number) {
        return downloads.get(number);
    }

    private synchronized List<BackgroundDownload> all() {
        return new ArrayList<>(downloads.values());
    }

    private static Begun refused(String reason) {
        return new Begun.Refused(new Result.Invalid(Operation.GET_FILE, reason));
    }
}
