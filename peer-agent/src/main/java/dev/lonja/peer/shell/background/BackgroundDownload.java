package dev.lonja.peer.shell.background;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Order;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.DownloadRow;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.DownloadBatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One download in the background.
 *
 * <p>Threads: any.
 */
final class BackgroundDownload {
    /** What a download is doing. It moves from left to right; only the first two can still be cancelled. */
    enum State {
        WAITING(key("waiting")),
        RUNNING(key("running")),
        DONE(key("done")),
        FAILED(key("failed")),
        CANCELLED(key("cancelled"));

        private final String label;

        State(String label) {
            this.label = label;
        }

        boolean isOver() {
            return this != WAITING && this != RUNNING;
        }

        String label() {
            return text(label);
        }
    }

    private final int number;
    private final Action.GetFile action;
    private final DownloadBatch batch = new DownloadBatch();
    private final BackgroundProgress progress = new BackgroundProgress(System::nanoTime);
    private final CountDownLatch ended = new CountDownLatch(1);
    private State state = State.WAITING;

    BackgroundDownload(int number, Action.GetFile action) {
        this.number = number;
        this.action = action;
    }

    int number() {
        return number;
    }

    /** How its files are fetched. */
    Order order() {
        return new Order(batch, progress::expect, true);
    }

    synchronized State state() {
        return state;
    }

    /** It runs from now on. Returns whether it does: it may have been cancelled while it waited. */
    synchronized boolean begin() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        progress.begin();
        return true;
    }

    /** It has ended with that result. What was whole before it could be cancelled is done. */
    synchronized void end(Result result) {
        progress.end();
        if (isDone(result)) {
            state = State.DONE;
        } else if (state != State.CANCELLED) {
            state = State.FAILED;
        }
        ended.countDown();
    }

    /** It has ended without a result, because of a fault of the agent. */
    synchronized void fail() {
        progress.end();
        if (state != State.CANCELLED) {
            state = State.FAILED;
        }
        ended.countDown();
    }

    /** Cancels it, unless it has ended. A file that waits for its owner, its disk or its reader stops doing so. */
    synchronized void cancel() {
        if (state == State.WAITING) {
            ended.countDown();
        }
        if (!state.isOver()) {
            state = State.CANCELLED;
            batch.cancel();
        }
    }

    /** Waits until nothing of a cancelled download runs any more. Returns whether that is so. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized DownloadRow row() {
        return new DownloadRow(
                number,
                action.owner(),
                String.join(" ", action.remotePaths()),
                progress.amount(),
                progress.rate(),
                state.label());
    }

    private static boolean isDone(Result result) {
        return result instanceof Result.Fetched fetched
                && fetched.files().stream().allMatch(file -> file.download() instanceof Download.Done);
    }
}
