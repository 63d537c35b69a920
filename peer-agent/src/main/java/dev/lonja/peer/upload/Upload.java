package dev.lonja.peer.upload;

import dev.lonja.peer.shared.ChangedFileException;
import dev.lonja.peer.shared.SharedFileOpener.Opening;
import dev.lonja.peer.upload.sending.ContentSending;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.transport.Connection;
import dev.lonja.transport.FairQueue;
import dev.lonja.transport.IdleWatch;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one GET_FILE: it waits in one of two queues, opens the file and sends it.
 *
 * <pre>
 *   looked up: is the answer short?
 *      |
 *   waiting --it may run--> opening --opened--> sending --last byte written--> ended
 *      |                       |                   |
 *      +--too many waiting,    +--no such file,    +--file or reader fails---> ended
 *         or for too long         unreadable
 * </pre>
 *
 * <p>Thread: the event loop of the connection.
 */
final class Upload {
    private final Connection connection;
    private final Uploads uploads;
    private final String path;
    private final StatusForm statuses;
    private final IdleWatch idleWatch;
    private final PaceWatch paceWatch;
    private FairQueue<String>.@Nullable Place place;
    private ContentSending sending = ContentSending.NONE;
    private boolean ended;

    Upload(Connection connection, Uploads uploads, String path, StatusForm statuses) {
        this.connection = connection;
        this.uploads = uploads;
        this.path = path;
        this.statuses = statuses;
        this.idleWatch =
                new IdleWatch(connection.context().owner(), uploads.idleTimeout(), this::movedBytes, connection::cut);
        this.paceWatch = new PaceWatch(
                connection.context().owner(), uploads.pace(), this::movedBytes, this::isPlaceWanted, this::giveUpPlace);
    }

    void begin() {
        // If nobody knows, opening the file will tell.
        uploads.isQuick(path).otherwise(true).onSuccess(this::enter);
    }

    private void enter(boolean isQuick) {
        if (ended) {
            return;
        }
        Optional<FairQueue<String>.Place> entered =
                uploads.enter(connection.from(), isQuick, () -> connection.run(this::open));
        if (entered.isEmpty()) {
            refuse(Outcome.FAILED);
            return;
        }
        place = entered.get();
        if (place.isWaiting()) {
            connection.waitFor(uploads.maxWait());
        } else {
            connection.stopWaiting();
        }
    }

    /**
     * The deadline of the connection has passed: the disk did not respond, this upload had to wait for too long, or the reader
     * does not take the refusal.
     */
    void deadlinePassed() {
        if (ended) {
            connection.cut();
        } else if (place == null || place.isWaiting()) {
            refuse(Outcome.FAILED);
        }
    }

    /** Ends the upload in any state; the connection is closed. */
    void stop() {
        if (!ended) {
            uploads.counters().uploadsFailed.increment();
            end();
        }
    }

    private void open() {
        if (ended) {
            return;
        }
        connection.stopWaiting();
        uploads.open(path).onSuccess(this::answer).onFailure(unexpected -> refuse(Outcome.FAILED));
    }

    private void answer(Opening opening) {
        switch (opening) {
            case Opening.Opened opened -> send(uploads.sending(connection, opened, statuses));
            case Opening.Read read -> send(uploads.sending(connection, read, statuses));
            case Opening.Changing(String reason) -> refuseChanging(reason);
            case Opening.Missing missing -> refuse(Outcome.NO_SUCH_FILE);
            case Opening.Unreadable unreadable -> refuse(Outcome.FAILED);
        }
    }

    private void send(ContentSending content) {
        if (ended) {
            content.stop();
            return;
        }
        sending = content;
        idleWatch.start();
        paceWatch.start();
        content.start().onSuccess(written -> succeed()).onFailure(this::fail);
    }

    private void succeed() {
        if (!ended) {
            uploads.counters().uploadsDone.increment();
            end();
            connection.end();
        }
    }

    /** The announced bytes cannot be sent, and only a broken connection tells the reader so. */
    private void fail(Throwable failure) {
        if (!ended) {
            if (failure instanceof ChangedFileException) {
                tellChange("cut before its last byte", String.valueOf(failure.getMessage()));
            }
            uploads.counters().uploadsFailed.increment();
            end();
            connection.cut();
        }
    }

    private void giveUpPlace(long bytesPerSecond) {
        if (!ended) {
            uploads.counters().uploadsSlow.increment();
            uploads.log()
                    .tell(
                            connection.from(),
                            path,
                            "upload cut after " + movedBytes()
                                    + " bytes: others wait, and the reader takes only " + bytesPerSecond
                                    + " bytes per second");
            uploads.counters().uploadsFailed.increment();
            end();
            connection.cut();
        }
    }

    private void refuseChanging(String reason) {
        if (!ended) {
            tellChange("refused", reason);
            refuse(Outcome.FAILED);
        }
    }

    private void tellChange(String what, String reason) {
        uploads.counters().uploadsChanged.increment();
        uploads.log().tell(connection.from(), path, "upload " + what + ", because the file changes: " + reason);
    }

    private void refuse(Outcome outcome) {
        if (!ended) {
            uploads.counters().uploadsRefused.increment();
            end();
            uploads.refuse(connection, new Reply.Status(Operation.GET_FILE, outcome), statuses);
        }
    }

    private void end() {
        ended = true;
        idleWatch.stop();
        paceWatch.stop();
        sending.stop();
        uploads.counters().uploadedBytes.add(sending.sentBytes());
        if (place != null) {
            place.leave();
        }
    }

    private boolean isPlaceWanted() {
        return place != null && place.isWanted();
    }

    /** Changes with every byte that the system takes, also in the middle of a chunk. */
    private long movedBytes() {
        ChannelOutboundBuffer unsent =
                connection.socket().channelHandlerContext().channel().unsafe().outboundBuffer();
        return sending.sentBytes() + (unsent == null ? 0 : unsent.currentProgress());
    }
}
