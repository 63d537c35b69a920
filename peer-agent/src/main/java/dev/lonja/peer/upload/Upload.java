package dev.lonja.peer.upload;

import dev.lonja.peer.shared.SharedFileOpener;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.Optional;

/**
 * The answer to one GET_FILE: it waits for its turn, opens the file and sends it.
 *
 * <pre>
 *   waiting --turn--> opening --opened--> sending --last byte written--> ended
 *      |                 |                   |
 *      +--too many,      +--missing,         +--file or reader fails---> ended
 *         too long          unreadable
 * </pre>
 *
 * <p>Thread: the event loop of the socket.
 */
final class Upload {
    private static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);

    /** What the upload tells its connection. */
    interface Listener {
        /** From now on it depends on the reader how fast it goes. */
        void turnCame();

        /** The reply is written, whatever it says. */
        void replied();

        /** The reply cannot be ended as it was begun. */
        void broke();
    }

    private final Serving serving;
    private final NetSocketInternal socket;
    private final ContextInternal context;
    private final String path;
    private final Listener listener;
    private Optional<UploadQueue.Place> place = Optional.empty();
    private Optional<ContentSending> sending = Optional.empty();
    private long waitTimer;
    private boolean ended;

    Upload(Serving serving, NetSocketInternal socket, String path, Listener listener) {
        this.serving = serving;
        this.socket = socket;
        this.context = (ContextInternal) serving.vertx().getOrCreateContext();
        this.path = path;
        this.listener = listener;
    }

    void begin() {
        String address = socket.remoteAddress().hostAddress();
        place = serving.queue().enter(address, () -> context.runOnContext(turn -> open()));
        if (place.isEmpty()) {
            refuse(Outcome.FAILED);
        } else if (place.get().isWaiting()) {
            waitTimer = serving.vertx().setTimer(serving.config().maxWait().toMillis(), late -> giveUpWaiting());
        }
    }

    /** How many bytes of the file have been written. */
    long sentBytes() {
        return sending.map(ContentSending::sentBytes).orElse(0L);
    }

    /** Ends it wherever it is; the connection is no more. */
    void stop() {
        if (!ended) {
            serving.counters().uploadsFailed.increment();
            end();
        }
    }

    private void giveUpWaiting() {
        if (!ended && place.filter(UploadQueue.Place::isWaiting).isPresent()) {
            refuse(Outcome.FAILED);
        }
    }

    private void open() {
        if (ended) {
            return;
        }
        serving.vertx().cancelTimer(waitTimer);
        listener.turnCame();
        SharedFileOpener opener = serving.opener();
        serving.opening()
                .run(() -> opener.open(path), () -> {
                    opener.release(path);
                    return null;
                })
                .onSuccess(this::answer)
                .onFailure(unexpected -> refuse(Outcome.FAILED));
    }

    private void answer(SharedFileOpener.Opening opening) {
        switch (opening) {
            case SharedFileOpener.Opening.Opened(var channel, long sizeBytes) ->
                send(new FileSending(
                        serving.vertx(),
                        socket,
                        header(sizeBytes),
                        channel,
                        sizeBytes,
                        serving.pieces(),
                        serving.rates()));
            case SharedFileOpener.Opening.Read(var content) ->
                send(new SmallSending(serving.vertx(), socket, header(content.length), content, serving.rates()));
            case SharedFileOpener.Opening.Missing(String reason) -> refuse(Outcome.NO_SUCH_FILE);
            case SharedFileOpener.Opening.Unreadable(String reason) -> refuse(Outcome.FAILED);
        }
    }

    private void send(ContentSending content) {
        if (ended) {
            content.stop();
            return;
        }
        sending = Optional.of(content);
        content.start().onSuccess(done -> succeed()).onFailure(failure -> fail());
    }

    private static Buffer header(long sizeBytes) {
        return Buffer.buffer(ENCODER.encode(new Reply.FileHeader(sizeBytes)));
    }

    private void succeed() {
        if (!ended) {
            serving.counters().uploadsDone.increment();
            end();
            listener.replied();
        }
    }

    private void fail() {
        if (!ended) {
            serving.counters().uploadsFailed.increment();
            end();
            listener.broke();
        }
    }

    private void refuse(Outcome outcome) {
        if (!ended) {
            serving.counters().uploadsRefused.increment();
            end();
            byte[] status = ENCODER.encode(new Reply.Status(Operation.GET_FILE, outcome));
            socket.write(Buffer.buffer(status)).onSuccess(written -> listener.replied());
        }
    }

    private void end() {
        ended = true;
        serving.vertx().cancelTimer(waitTimer);
        sending.ifPresent(ContentSending::stop);
        serving.counters().uploadedBytes.add(sentBytes());
        place.ifPresent(UploadQueue.Place::leave);
    }
}
