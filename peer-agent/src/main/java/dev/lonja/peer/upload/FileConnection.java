package dev.lonja.peer.upload;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.codec.RequestDecoder;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.core.parsetools.RecordParser;
import java.util.Optional;

/**
 * One connection of another peer: a request, its reply, and the end (section 1).
 *
 * <pre>
 *   request arriving --whole--> answering --written--> lingering --their end of stream, or time--> closed
 *          |                        |
 *          +--ended, late, unknown--+--failed---------------------------------------------------> closed
 * </pre>
 *
 * <p>Thread: the event loop of the socket.
 */
final class FileConnection {
    private static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);

    private final Serving serving;
    private final NetSocketInternal socket;
    private final RequestDecoder assembler = new RequestDecoder();
    private final RecordParser strings = RecordParser.newDelimited("\0");
    private final IdleWatch idleWatch;
    private final LingeringClose ending;
    private Optional<Upload> upload = Optional.empty();
    private boolean answering;

    FileConnection(Serving serving, NetSocketInternal socket) {
        this.serving = serving;
        this.socket = socket;
        this.idleWatch = new IdleWatch(serving.vertx(), serving.config().idleTimeout(), this::movedBytes, this::cut);
        this.ending = new LingeringClose(serving.vertx(), socket);
    }

    /** Begins to read; {@code whenClosed} runs once, at the end of the connection. */
    void start(Runnable whenClosed) {
        // Without this, a client that ends its side right after the request would lose the reply.
        socket.channelHandlerContext().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.closeHandler(closed -> {
            release();
            whenClosed.run();
        });
        socket.exceptionHandler(reset -> cut());
        socket.eventHandler(this::handleEvent);
        strings.maxRecordSize(assembler.maxBytes());
        strings.exceptionHandler(tooLong -> take(Buffer.buffer(), true));
        strings.handler(string -> take(string, false));
        socket.handler(strings);
        idleWatch.start();
    }

    /** Ends the connection at once. Closing the socket would first wait for what is still to be sent. Any thread. */
    void cut() {
        socket.channelHandlerContext().close();
    }

    private void handleEvent(Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            ending.inputEnded();
            if (!answering) {
                socket.close();
            }
        }
    }

    /** Strings that are already buffered keep coming after the request; they are ignored. */
    private void take(Buffer string, boolean tooLong) {
        if (!answering) {
            Step step = tooLong ? assembler.overflow() : assembler.accept(string.getBytes());
            strings.maxRecordSize(assembler.maxBytes());
            decide(step);
        }
    }

    private void decide(Step step) {
        switch (step) {
            case Step.Incomplete() -> {}
            case Step.Complete(Request request, var date) -> answer(request);
            case Step.Invalid(Operation operation, String reason) -> answer(operation, Outcome.FAILED);
            case Step.Unknown(String reason) -> {
                ignoreFurtherInput();
                ending.begin();
            }
        }
    }

    private void answer(Request request) {
        switch (request) {
            case Request.GetFile(String path) -> {
                ignoreFurtherInput();
                idleWatch.stop();
                var answer = new Upload(serving, socket, path, new UploadListener());
                upload = Optional.of(answer);
                answer.begin();
            }
            case Request.Change change -> answer(change.operation(), Outcome.FAILED);
            case Request.Question question -> answer(question.operation(), Outcome.FAILED);
            case Request.Control control -> answer(control.operation(), Outcome.FAILED);
        }
    }

    private void answer(Operation operation, Outcome outcome) {
        ignoreFurtherInput();
        byte[] status = ENCODER.encode(new Reply.Status(operation, outcome));
        socket.write(Buffer.buffer(status)).onSuccess(written -> ending.begin());
    }

    private void ignoreFurtherInput() {
        answering = true;
        socket.handler(ending::discard);
    }

    /** Changes with every byte that the system takes, also in the middle of a piece. */
    private long movedBytes() {
        ChannelOutboundBuffer unsent =
                socket.channelHandlerContext().channel().unsafe().outboundBuffer();
        return upload.map(Upload::sentBytes).orElse(0L) + (unsent == null ? 0 : unsent.currentProgress());
    }

    private void release() {
        idleWatch.stop();
        ending.stop();
        upload.ifPresent(Upload::stop);
    }

    private final class UploadListener implements Upload.Listener {
        @Override
        public void turnCame() {
            idleWatch.start();
        }

        @Override
        public void replied() {
            ending.begin();
        }

        @Override
        public void broke() {
            cut();
        }
    }
}
